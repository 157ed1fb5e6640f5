using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Forms;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>Reads <c>device-profiles/parts/*.yaml</c>.</summary>
public static class PartReader
{
    static readonly Key<string> By = Key.Needed("by", Take.Text, "Who compared this file with the manual.");
    static readonly Key<DateOnly> Effective = Key.Needed("effective", Take.Day, "From when on it counts.");
    static readonly Form<Review> ReviewForm = new GroupForm<Review>("a review", [By, Effective], row => new(row.Get(By), row.Get(Effective)));

    static readonly Key<SignalAddress> ModelCode = Key.Needed("model", AddressForms.RegisterOrField, "Where the model code is.");
    static readonly Key<string> Expect = Key.Needed("expect", Take.Text, "The model code as text, a register in decimal.");
    static readonly Key<SignalAddress> SerialNumber = Key.Optional("serial", AddressForms.RegisterOrField, "Where the serial number is; compared with the room file.");
    static readonly Form<IdentityProfile> IdentityForm = new GroupForm<IdentityProfile>("an identity", [ModelCode, Expect, SerialNumber],
        row => new(row.Get(ModelCode), row.Get(Expect), row.FindObject(SerialNumber)));

    static readonly Key<SignalAddress> Counter = Key.Needed("counter", AddressForms.RegisterOrField, "Where the host writes another number each time.");
    static readonly Key<TimeSpan> DeviceTimeout = Key.Needed("device-timeout", Take.Duration("100 ms", "1 s"), "After this long without a beat the part goes safe by itself; at most 1 s.");
    static readonly Key<ImmutableArray<string>> MakesSafe = Key.Optional("makes-safe", Take.List(Take.Name, 1), "The outputs that it makes safe by itself. Default: those of “stop”.");
    static readonly Form<HeartbeatProfile> HeartbeatForm = new GroupForm<HeartbeatProfile>("a heartbeat", [Counter, DeviceTimeout, MakesSafe],
        row => new(row.Get(Counter), row.Get(DeviceTimeout)) { MakesSafe = row.Get(MakesSafe, []) });

    static readonly Key<string> Set = Key.Needed("set", Take.Name, "An output of this part.");
    static readonly Key<string> To = Key.Needed("to", Take.Text, "The value it gets.");
    static readonly Form<WrittenSet> SetForm = new GroupForm<WrittenSet>("a setting", [Set, To], row => new(row.Get(Set), row.Get(To)));

    static readonly Key<string> What = Key.Needed("what", Take.Text, "What to do.");
    static readonly Key<string> Every = Key.Needed("every", Take.Text, "How often.");
    static readonly Form<UpkeepProfile> UpkeepForm = new GroupForm<UpkeepProfile>("an upkeep", [What, Every], row => new(row.Get(What), row.Get(Every)));

    static readonly Key<string> Id = Key.Needed("part", Take.Name, "Name of this part, as room files use it.");
    static readonly Key<string> Make = Key.Needed("make", Take.Text, "Who makes it.");
    static readonly Key<string> Model = Key.Needed("model", Take.Text, "What its maker calls it.");
    static readonly Key<Review> ReviewKey = Key.Needed("review", ReviewForm, "Who read the file against the manual, and from when on it counts.");
    static readonly Key<WireProfile> Wire = Key.Needed("wire", WireForms.Wire, "How it is spoken to.");
    static readonly Key<IdentityProfile> Identity = Key.Optional("identity", IdentityForm, "Read before use; another answer refuses the part.");
    static readonly Key<HeartbeatProfile> Heartbeat = Key.Optional("heartbeat", HeartbeatForm, "Renewal of the lease that the part enforces by itself.");
    static readonly Key<ImmutableArray<SignalProfile>> Signals = Key.Needed("signals", Take.List(SignalForms.Signal, 1), "Everything that can be read or set.");
    static readonly Key<ImmutableArray<WrittenSet>> Init = Key.Optional("init", Take.List(SetForm), "Written once after identification, in this order.");
    static readonly Key<ImmutableArray<WrittenSet>> Stop = Key.Optional("stop", Take.List(SetForm), "Written to go safe, in this order.");
    static readonly Key<ImmutableArray<UpkeepProfile>> Upkeep = Key.Optional("upkeep", Take.List(UpkeepForm), "What people have to look after.");

    static readonly Form<PartProfile> Form = new GroupForm<PartProfile>("a part",
        [Id, Make, Model, ReviewKey, Wire, Identity, Heartbeat, Signals, Init, Stop, Upkeep], row => new PartProfile(
            row.Get(Id), row.Get(Make), row.Get(Model), row.Get(ReviewKey), row.Get(Wire), row.Get(Signals), row.FindObject(Identity),
            row.FindObject(Heartbeat), Writes(row, Init), Writes(row, Stop), row.Get(Upkeep, [])));

    public static Loaded<PartProfile> Read(ProfileFile file) => WholeFile.Read(file, Form, PartRules.Check);

    internal static JsonObject Schema() => Form.Schema();

    static ImmutableArray<SignalWrite> Writes(Row row, Key<ImmutableArray<WrittenSet>> key)
    {
        var signals = row.Get(Signals);
        var writes = ImmutableArray.CreateBuilder<SignalWrite>();
        var written = row.Get(key, []);
        for (var i = 0; i < written.Length; i++)
        {
            var output = signals.FirstOrDefault(signal => signal.Id == written[i].Signal && signal.Direction == SignalDirection.Output);
            if (output is null)
            {
                row.Report($"{key.Name}/{i}/set", "unknown-signal", $"“{written[i].Signal}” is no output of this part; allowed: {Outputs(signals)}.");
            }
            else if (SignalValue.Read(written[i].Value, output, out var value) is { } fault) row.Report($"{key.Name}/{i}/to", fault.Code, fault.Message);
            else writes.Add(new SignalWrite(output.Id, value));
        }
        return writes.DrainToImmutable();
    }

    static string Outputs(ImmutableArray<SignalProfile> signals) =>
        string.Join(", ", signals.Where(signal => signal.Direction == SignalDirection.Output).Select(signal => signal.Id));

    sealed record WrittenSet(string Signal, string Value);
}
