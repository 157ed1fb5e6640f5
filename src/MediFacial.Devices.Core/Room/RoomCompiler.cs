using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Room;

/// <summary>Resolves a room file with its part files into the indexed <see cref="RoomPlan"/>, or says what keeps the room from being one.</summary>
public static class RoomCompiler
{
    /// <param name="parts">Every part that may be named, in any order.</param>
    /// <param name="files">The files that the plan was made of, kept with the sessions it runs.</param>
    public static Loaded<RoomPlan> Compile(Loaded<RoomProfile> room, ImmutableArray<PartProfile> parts, ImmutableArray<ProfileFile> files)
    {
        if (room.Draft is not { } profile) return new Loaded<RoomPlan>(null, room.Problems) { Source = room.Source };
        ImmutableArray<PartProfile?> found = [.. profile.Parts.Select(part => parts.FirstOrDefault(known => known.Id == part.Profile))];
        Finding[] findings =
        [
            .. Unknown(profile, found, parts), .. WiringRules.Check(profile, found), .. LeaseRules.Check(profile, found), .. BindingRules.Check(profile, found),
        ];
        var problems = ProfileProblem.Sorted([.. room.Problems, .. room.Source.Problems(findings)]);
        var plan = problems.IsEmpty ? new PlanBuilder(profile, [.. found.Select(part => part!)]).Build(files) : null;
        return new Loaded<RoomPlan>(plan, problems) { Source = room.Source };
    }

    internal static SerialSettings? SerialOf(PartProfile part) => part.Wire switch
    {
        ModbusRtuWire modbus => modbus.Serial,
        AsciiLineWire ascii => ascii.Serial,
        _ => null,
    };

    static IEnumerable<Finding> Unknown(RoomProfile room, ImmutableArray<PartProfile?> found, ImmutableArray<PartProfile> parts) =>
        from index in Enumerable.Range(0, found.Length)
        where found[index] is null
        let known = parts.Select(part => part.Id).Order(StringComparer.Ordinal).ToArray()
        select new Finding($"parts/{index}/profile", "unknown-part",
            $"There is no good part file for “{room.Parts[index].Profile}”.{Nearest.Hint(room.Parts[index].Profile, known)} Known: {string.Join(", ", known)}.");
}
