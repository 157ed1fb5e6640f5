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
    public Child(string? data, params string[] arguments) : this(data, new ProcessStartInfo(Program, data is null ? arguments : [.. arguments, "--data", data]))
    {
    }

    Child(string? data, ProcessStartInfo start)
    {
        _data = data;
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A controller that gives a step in a folder whose twins and guard are there already; see <see cref="HeldRoomTests"/>.</summary>
    public static Child Controller(string folder, string step)
    {
        // These tests run as a program of their own or through "dotnet": the child is started the same way.
        var program = Environment.ProcessPath!;
        string[] through = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Child).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. through, "-explicit", "only", "-class", typeof(HeldRoomTests).FullName!]);
        (start.Environment[HeldRoomTests.Folder], start.Environment[HeldRoomTests.Step]) = (folder, step);
        return new(null, start);
    }

    /// <summary>The room in it, with more to its surroundings.</summary>
    public static Child Room(string data, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Program, ["run", "--urls", "http://127.0.0.1:0", "--data", data]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Ready(new(data, start));
    }

    public string Output => Text(_output);
    public string Error => Text(_error);

    public bool HasExited => _process.HasExited;

    /// <summary>The room in it, on a free port, once it said that it is ready.</summary>
    public static Child Room(string data) => Ready(new(data, "run", "--urls", "http://127.0.0.1:0"));

    static Child Ready(Child child)
    {
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
