using System.Collections.Immutable;

namespace MediFacial.Devices.Panel.Words;

/// <summary>Pick lists: a gloved hand picks a reason, it does not type one.</summary>
public static class Reasons
{
    public static readonly ImmutableArray<string> ToSkip =
        ["Client asked", "Skin reacts", "Not needed today", "Device not available", "Out of time", "Done by hand"];

    /// <summary>No reason to skip this one step only: it opens the questions of the card.</summary>
    public const string AnswerChanged = "An answer changed";

    public static readonly ImmutableArray<string> ToEnd =
        ["Client asked", "Skin reacts", "Client unwell", "Device not available", "Out of time", "Opened by mistake"];

    public static readonly ImmutableArray<string> ToReset =
        ["Cause found and put right", "Pressed by mistake", "Test of the stop", "Client is well, visit ends", "Device was replaced"];

    /// <summary>After a hardware fault nothing else is an answer.</summary>
    public static readonly ImmutableArray<string> ToResetAFault = [Core.Commands.ResetStop.Repaired];
}
