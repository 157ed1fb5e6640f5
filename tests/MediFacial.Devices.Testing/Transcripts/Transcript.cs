using System.Collections.Immutable;

namespace MediFacial.Devices.Testing.Transcripts;

/// <summary>How the lines <c>&gt;</c> and <c>&lt;</c> of a file are written: bytes in hex, text with escapes, or a pin and its level.</summary>
public enum TranscriptWriting : byte { Hex, Text, Pins }

/// <summary>What a controller and one part say to each other, written by hand from the part's datasheet. Twin and Wire are both held to it.</summary>
/// <param name="Part">Id of the part file.</param>
/// <param name="Address">On its bus; 0 where a part has none.</param>
/// <param name="SerialNumber">Of the part that speaks; null for a part on pins.</param>
/// <param name="Line">Speed and form of a character, such as <c>19200 8E1</c>; null for a part on pins.</param>
/// <param name="RepliesWithin">From the last character of a request to the first of its reply, at most; zero for a part on pins.</param>
public sealed record Transcript(
    string File, string Part, int Address, string? SerialNumber, string? Line, TimeSpan RepliesWithin, TranscriptWriting Writing, ImmutableArray<TranscriptScene> Scenes)
{
    public IEnumerable<TranscriptExchange> Exchanges => Scenes.SelectMany(scene => scene.Steps).OfType<TranscriptExchange>();
}

/// <summary>Steps in their order, from a part that was just switched on.</summary>
/// <param name="IsWayUp">The host opens the port here, and sends exactly these requests in this order. Every other scene begins behind it.</param>
public sealed record TranscriptScene(string Title, int Line, bool IsWayUp, ImmutableArray<TranscriptStep> Steps);

/// <param name="Line">In the file, from 1.</param>
public abstract record TranscriptStep(int Line);

/// <summary>What is so around the part: its supply, or what a sensor of it sees. 0.2 s later it is taken as seen.</summary>
/// <param name="What"><c>supply</c>, or a sensor of the twin.</param>
public sealed record TranscriptCondition(int Line, string What, string Value) : TranscriptStep(Line);

/// <summary>A fault or a hand, in the words of the fault vocabulary.</summary>
public sealed record TranscriptDeed(int Line, ImmutableArray<string> Words) : TranscriptStep(Line);

public sealed record TranscriptPause(int Line, TimeSpan Time) : TranscriptStep(Line);

/// <summary>What is really so now, under the name that the truth of the simulated room has for it.</summary>
public sealed record TranscriptTruth(int Line, string Name, string Value) : TranscriptStep(Line);

/// <summary>One request and its reply.</summary>
/// <param name="About">The comment above it: what it is, and where the datasheet says so.</param>
/// <param name="Wire">What Wire is asked to do, which makes it send the request.</param>
/// <param name="NotByWire">Why Wire never says this; null: it does.</param>
/// <param name="NotByPart">Why a healthy part never says this; null: it does.</param>
/// <param name="Sent">What the host sends; null: nothing, it only looks.</param>
/// <param name="Said">What the part answers; null: it is silent.</param>
/// <param name="Means">What Wire makes of the reply.</param>
public sealed record TranscriptExchange(
    int Line, string About, string Wire, string? NotByWire, string? NotByPart, string? Sent, string? Said, string? Means) : TranscriptStep(Line);
