using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>A file by its bytes.</summary>
sealed record RecordedFile(string Path, byte[] Bytes)
{
    public static RecordedFile Of(ProfileFile file) => new(file.Path, [.. file.Bytes]);

    [JsonIgnore]
    public ProfileFile File => ProfileFile.Of(Path, Bytes);
}

/// <summary>All that a controller knew before its first input: the bytes of the room's files, and what earlier runs left it.</summary>
/// <remarks>Steps of an interrupted session are not kept: they are shown, nothing is decided with them.</remarks>
static class StartImage
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    sealed record Image(
        string Build, string Room, DateTimeOffset Wall, long NextEntry, SessionReport? Interrupted, ImmutableArray<EarlierAlarm> EarlierAlarms,
        ImmutableArray<string> History, string Zone, ImmutableArray<RecordedFile> Files);

    public static byte[] Write(RoomPlan plan, RoomStart start) => JsonSerializer.SerializeToUtf8Bytes(new Image(
        start.Build, plan.Profile.Id, start.Wall, start.NextEntry, start.Interrupted is { } open ? open with { Steps = [] } : null, start.EarlierAlarms,
        [.. start.History.Select(entry => Encoding.UTF8.GetString(JournalText.Write(entry)))], start.Zone.ToSerializedString(), [.. plan.Files.Select(RecordedFile.Of)]), Plain);

    /// <exception cref="FlightFault">Not an image, or of files that this program does not understand.</exception>
    public static (RoomPlan Plan, RoomStart Start) Read(ReadOnlySpan<byte> json)
    {
        Image image;
        try
        {
            image = JsonSerializer.Deserialize<Image>(json, Plain) ?? throw new JsonException();
        }
        catch (JsonException damaged)
        {
            throw new FlightFault("The start of the flight record is not understood: it is of another version of this program, or damaged.", damaged);
        }
        var set = ProfileSet.Read(image.Files.Select(file => file.File));
        var plan = set.Rooms.Where(room => room.Value?.Id == image.Room).Select(set.Compile).FirstOrDefault()?.Value
            ?? throw new FlightFault($"The files of room “{image.Room}” in the record are not understood by this program, only by {image.Build}. {set.Problems.FirstOrDefault()}");
        return (plan, new(image.Wall, image.NextEntry, image.Interrupted, image.Build)
        {
            EarlierAlarms = image.EarlierAlarms,
            History = [.. image.History.Select(text => JournalText.Read(Encoding.UTF8.GetBytes(text)) ?? throw new FlightFault("The record holds a journal entry that this program does not know."))],
            Zone = TimeZoneInfo.FromSerializedString(image.Zone),
        });
    }
}
