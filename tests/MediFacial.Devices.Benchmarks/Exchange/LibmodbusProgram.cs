using System.Diagnostics;
using System.Globalization;

namespace MediFacial.Devices.Benchmarks.Exchange;

/// <summary>The same exchange done by libmodbus, in a small C program that is compiled here when a compiler and the library are installed.</summary>
sealed class LibmodbusProgram
{
    readonly string _path;

    LibmodbusProgram(string path) => _path = path;

    /// <returns>Null where the program cannot be built; <paramref name="why"/> says so.</returns>
    public static LibmodbusProgram? Build(out string why)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Exchange", "modbus-exchange.c");
        var program = Path.Combine(AppContext.BaseDirectory, "modbus-exchange");
        try
        {
            var (code, output) = Run("cc", "-O2", "-o", program, source, "-I/usr/include/modbus", "-lmodbus");
            why = code == 0 ? "" : $"libmodbus is not installed (Debian: libmodbus-dev): {output.Split('\n')[0]}";
            return code == 0 ? new(program) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            why = "there is no C compiler (Debian: gcc, libmodbus-dev)";
            return null;
        }
    }

    /// <summary>Nanoseconds of each exchange.</summary>
    public double[] Exchange(string port, int warmUp, int runs)
    {
        var (code, output) = Run(_path, port, $"{warmUp}", $"{runs}");
        if (code != 0) throw new InvalidOperationException($"The libmodbus program ended with {code}: {output}");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    static (int Code, string Output) Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
