using System.Text;
using CsCheck;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Profiles;

public sealed class FuzzTests
{
    static readonly string[] Inserts = ["{", "}", "[", "]", ": ", "- ", "\n", "\n  ", "&a ", "*a", "!!int ", "'", "\"", "\t", "\0", "|", ">", "---\n", "...\n", "%YAML 9", "? ", "#", "\\x", "NaN", "1e999", " to ", "°", "\u0085", "<<: "];

    static readonly Gen<(int File, int At, int Length, string Insert)> Edit =
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 100_000], Gen.Int[0, 12], Gen.Int[0, 28].Select(index => Inserts[index % Inserts.Length]));

    static readonly ProfileFile[] Shipped = [.. ShippedProfiles.All.Files];

    [Fact]
    public void A_damaged_file_is_read_or_refused_with_places_inside_it_but_never_throws() =>
        Edit.Array[1, 4].Sample(edits =>
        {
            var file = Shipped[edits[0].File % Shipped.Length];
            var text = new StringBuilder(Encoding.UTF8.GetString(file.Bytes.AsSpan()));
            foreach (var edit in edits)
            {
                var at = edit.At % text.Length;
                text.Remove(at, Math.Min(edit.Length, text.Length - at)).Insert(at, edit.Insert);
            }
            ShouldBeReadOrRefused(ProfileFile.Of("damaged.yaml", Encoding.UTF8.GetBytes(text.ToString())));
        }, iter: 400);

    [Fact]
    public void Random_bytes_are_refused_and_never_throw() =>
        Gen.Byte.Array[0, 300].Sample(bytes => ShouldBeReadOrRefused(ProfileFile.Of("noise.yaml", bytes)), iter: 400);

    static void ShouldBeReadOrRefused(ProfileFile file)
    {
        ShouldBeWhole(PartReader.Read(file));
        ShouldBeWhole(RoomReader.Read(file));
        ShouldBeWhole(ProtocolReader.Read(file));
        ShouldBeWhole(ProductReader.Read(file));
    }

    static void ShouldBeWhole<T>(Loaded<T> loaded) where T : class
    {
        loaded.Problems.IsEmpty.ShouldBe(loaded.Value is not null);
        loaded.Problems.ShouldAllBe(problem => problem.Line >= 1 && problem.Column >= 1 && problem.Message.Length > 0);
    }
}
