using System.Diagnostics;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The program itself, as a process of its own. It and the twins that it started are ended at the latest when this is disposed.</summary>
public sealed class Child : IDisposable
{
    static readonly string Program = Path.Combine(Path.GetDirectoryName(typeof(RoomHost).Assembly.Location)!, "medifacial");

    readonly Process _process;
    readonly string? _data;
    readonly List<string> _output = [], _error = [];

    /// <param name="data">The data folder whose twins end with this.</param>
    public Child(string? data, params string[] arguments)
    {
        _data = data;
        _process = Process.Start(new ProcessStartInfo(Program, data is null ? arguments : [.. arguments, "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => Text(_output);
    public string Error => Text(_error);

    public bool HasExited => _process.HasExited;

    /// <summary>The room in it, on a free port, once it said that it is ready.</summary>
    public static Child Room(string data)
    {
        var child = new Child(data, "run", "--urls", "http://127.0.0.1:0");
        try
        {
            RealTime.Until(() => child.Output.Contains("is ready: ") || child.HasExited, "the room to be ready");
            if (child.HasExited) throw new InvalidOperationException($"The room did not start: {child.Error}");
            return child;
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    /// <summary>Where its panel answers.</summary>
    public string Address => Output.Split("is ready: ")[1].Split('\n')[0].Trim();

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public ExitCode Ended(TimeSpan? atMost = null)
    {
        if (!_process.WaitForExit(atMost ?? RealTime.Generous)) throw new TimeoutException($"The program still runs. It said: {Output}{Error}");
        _process.WaitForExit();
        return (ExitCode)_process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        if (_data is not null) EndTwins(_data);
    }

    static void EndTwins(string data)
    {
        if (!File.Exists(TwinsFolder.Ready(data))) return;
        using (var control = TwinControl.Connect(data)) control.Quit();
        RealTime.Until(() => !File.Exists(TwinsFolder.Ready(data)), "the twins to end");
    }

    static void Keep(List<string> lines, string? line)
    {
        if (line is null) return;
        lock (lines) lines.Add(line);
    }

    static string Text(List<string> lines)
    {
        lock (lines) return string.Concat(lines.Select(line => line + "\n"));
    }
}
