using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Testing.Transcripts;

namespace MediFacial.Devices.Wire.Tests.Transcripts;

/// <summary>A part on pins, in the room that ships: which pin an output is, at which level, and what a level of an input means.</summary>
static class PinPlayer
{
    public static ImmutableArray<string> Play(Transcript transcript)
    {
        var plan = TestRooms.Simulated();
        return [.. transcript.Scenes.Where(scene => scene.IsWayUp).SelectMany(scene => Order(plan, transcript, scene)),
                .. from exchange in transcript.Exchanges where exchange.NotByWire is null
                   let found = exchange.Wire == "look" ? Look(plan, transcript, exchange) : Set(plan, transcript, exchange)
                   where found is not null
                   select $"{transcript.File}:{exchange.Line}: {exchange.About} {found}"];
    }

    // A part on pins has nobody to meet: what comes first is that everything is made safe, in the order of its file.
    static IEnumerable<string> Order(RoomPlan plan, Transcript transcript, TranscriptScene scene)
    {
        var made = string.Join(", ", Part(plan, transcript).Stop.Select(write => $"set {write.Signal} to {write.Value}"));
        var told = string.Join(", ", scene.Steps.OfType<TranscriptExchange>().Where(exchange => exchange.Wire.StartsWith("set ", StringComparison.Ordinal)).Select(exchange => exchange.Wire));
        if (made != told) yield return $"{transcript.File}:{scene.Line}: {scene.Title}: the transcript has {told}, the part file {made}.";
    }

    static string? Set(RoomPlan plan, Transcript transcript, TranscriptExchange exchange)
    {
        if (exchange.Sent is null || !exchange.Wire.StartsWith("set ", StringComparison.Ordinal) || exchange.Wire[4..].Split(" to ") is not [var name, "on" or "off"])
            throw new FormatException($"{transcript.File}:{exchange.Line}: an output is “wire: set NAME to on”, “> PIN 1”; an input “wire: look”, “< PIN 1”.");
        var signal = Part(plan, transcript).Signal(name) ?? throw new FormatException($"{transcript.File}:{exchange.Line}: the part has no output {name}.");
        var high = PinOf(plan, signal).LevelOf(exchange.Wire.EndsWith(" on", StringComparison.Ordinal));
        var sets = $"{((GpioAddress)signal.Address).Pin} {(high ? 1 : 0)}";
        return sets == exchange.Sent && exchange.Means == "confirmed" ? null : $"The transcript has > {exchange.Sent}, Wire sets {sets}.";
    }

    static string? Look(RoomPlan plan, Transcript transcript, TranscriptExchange exchange)
    {
        var (name, high) = transcript.Pin(exchange.Said!);
        var signal = Part(plan, transcript).Signals.FirstOrDefault(each => each.Direction == SignalDirection.Sensor && each.Address is GpioAddress address && address.Pin == name);
        if (signal is null) return $"The part file has no input {name}.";
        var reads = $"{signal.Id} {(PinOf(plan, signal).IsOn(high) ? Quantity.On : Quantity.Off)}";
        return reads == exchange.Means ? null : $"The transcript has {exchange.Means}, Wire reads {reads}.";
    }

    static PartProfile Part(RoomPlan plan, Transcript transcript) => plan.Parts.First(part => part.Profile.Id == transcript.Part).Profile;

    static PinPlan PinOf(RoomPlan plan, SignalProfile signal) => plan.Pins.First(pin =>
        (pin.Output is { } output && plan.Outputs[output.Index].Signal == signal) || (pin.Sensor is { } sensor && plan.Sensors[sensor.Index].Signal == signal));
}
