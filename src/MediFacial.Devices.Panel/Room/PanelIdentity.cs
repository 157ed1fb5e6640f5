namespace MediFacial.Devices.Panel.Room;

/// <summary>Which browser this circuit belongs to. Set once, by the root component, from the cookie that each browser keeps.</summary>
public sealed class PanelIdentity
{
    public const string Cookie = "medifacial-panel";

    /// <summary>Until the browser said who it is: nobody, who may stop but not command.</summary>
    public string Id { get; set; } = "panel-unknown";

    /// <summary>Who acknowledged an alarm here last; empty until somebody said so.</summary>
    public string Initials { get; set; } = "";

    /// <summary>Of whoever stands here, as far as the panel knows: who typed them here, else the operator of the session.</summary>
    public string InitialsOr(string? sessionOperator) => Initials.Length > 0 ? Initials : sessionOperator?.Trim() ?? "";

    /// <summary>Six letters that no other browser of a room is likely to have.</summary>
    public static string New() => "panel-" + Guid.NewGuid().ToString("N")[..6];

    public static bool IsValid(string? text) =>
        text is { Length: > 6 and <= 24 } && text.StartsWith("panel-", StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
