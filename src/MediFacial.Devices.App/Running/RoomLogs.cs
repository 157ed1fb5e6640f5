using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace MediFacial.Devices.App.Running;

/// <summary>Logs: for people on the console's error stream, for programs as compact JSON in the data folder. They hold no client's name, and they are not the journal.</summary>
public static class RoomLogs
{
    const int FilesKept = 14;
    const long LargestFile = 10_000_000;

    /// <param name="program">Whose: each process writes files of its own.</param>
    public static Serilog.ILogger Make(string folder, string program = "medifacial") => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
        // A host that does not start is told in a sentence by whoever started it.
        .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
        .Enrich.FromLogContext()
        .WriteTo.Console(
            formatProvider: System.Globalization.CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose, restrictedToMinimumLevel: LogEventLevel.Warning)
        .WriteTo.File(
            new CompactJsonFormatter(), Path.Combine(folder, $"{program}-.clef"), rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true,
            fileSizeLimitBytes: LargestFile, retainedFileCountLimit: FilesKept)
        .CreateLogger();
}
