namespace MediFacial.Devices.App.Tests.Running;

/// <summary>How real-time tests wait: for a condition, with a deadline that a busy machine keeps too.</summary>
public static class RealTime
{
    public const string Speed = "Speed", Name = "real-time";

    public static readonly TimeSpan Generous = TimeSpan.FromSeconds(40);

    public static void Until(Func<bool> holds, string what, TimeSpan? atMost = null)
    {
        if (!SpinWait.SpinUntil(holds, atMost ?? Generous)) throw new TimeoutException($"Waited {(atMost ?? Generous).TotalSeconds:0} s for {what}.");
    }
}
