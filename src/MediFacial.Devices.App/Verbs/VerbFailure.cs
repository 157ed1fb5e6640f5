namespace MediFacial.Devices.App.Verbs;

/// <summary>Ends a verb with one sentence for the person who typed it, and what a technician gets with <c>--verbose</c>.</summary>
public sealed class VerbFailure(ExitCode code, string sentence, string? technical = null, Exception? cause = null) : Exception(sentence, cause)
{
    public ExitCode Code { get; } = code;

    public string? Technical { get; } = technical ?? cause?.ToString();
}
