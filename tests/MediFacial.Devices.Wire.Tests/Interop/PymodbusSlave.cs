using System.Diagnostics;

namespace MediFacial.Devices.Wire.Tests.Interop;

/// <summary>The slave that nobody here wrote, in its own process.</summary>
sealed class PymodbusSlave : IDisposable
{
    const int NotInstalled = 3;
    readonly Process _process;

    PymodbusSlave(Process process, string path) => (_process, Path) = (process, path);

    public string Path { get; }

    /// <summary>Skips the test where pymodbus is missing, unless this is the build that must have it.</summary>
    public static PymodbusSlave StartOrSkip(bool split)
    {
        const string python = "/usr/bin/python3";
        if (!File.Exists(python)) Missing($"there is no {python}");
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "Interop", "modbus_slave.py"));
        if (split) start.ArgumentList.Add("--split");
        var process = Process.Start(start)!;
        var path = process.StandardOutput.ReadLine();
        if (path is not null) return new PymodbusSlave(process, path);
        process.WaitForExit();
        var error = process.StandardError.ReadToEnd();
        process.ExitCode.ShouldBe(NotInstalled, error);
        Missing("pymodbus is not installed (Debian: apt-get install python3-pymodbus)");
        throw new InvalidOperationException();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(2000)) _process.Kill();
        _process.Dispose();
    }

    static void Missing(string why)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"No Modbus slave to test against: {why}.");
        Assert.Skip($"No Modbus slave to test against: {why}.");
    }
}
