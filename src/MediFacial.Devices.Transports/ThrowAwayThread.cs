namespace MediFacial.Devices.Transports;

/// <summary>Runs what may never return, and waits for it only so long. A thread that does not come back is left behind; it does not keep the process.</summary>
static class ThrowAwayThread
{
    /// <returns>False when the time was over first.</returns>
    public static bool Run(Action action, TimeSpan atMost)
    {
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException or UnauthorizedAccessException)
            {
                // It is being thrown away: what a lost device says about that helps nobody.
            }
        })
        { IsBackground = true, Name = "closing" };
        thread.Start();
        return thread.Join(atMost);
    }
}
