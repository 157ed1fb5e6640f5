using System.CommandLine;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.App.Verbs;

/// <summary>Which records a verb reads, and how a store that fails becomes a sentence and an exit code.</summary>
public static class RecordsOptions
{
    /// <param name="read">Gets the book and the output.</param>
    public static Command Reading(Command command, Func<ParseResult, RecordBook, TextWriter, ExitCode> read)
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        command.Add(room);
        command.Add(data);
        command.SetAction(parsed =>
        {
            var folder = RoomOptions.DataFolder(parsed.GetValue(room), parsed.GetValue(data));
            if (!folder.Exists) throw new VerbFailure(ExitCode.CannotStart, $"There are no records: {folder.FullName} does not exist. Name the folder with --data.");
            try
            {
                return (int)read(parsed, new RecordBook(folder.FullName), parsed.InvocationConfiguration.Output);
            }
            catch (StoreFailure failure)
            {
                throw new VerbFailure(failure.Fault == StoreFault.Busy ? ExitCode.RoomBusy : failure.Fault == StoreFault.Damaged ? ExitCode.ProblemsFound : ExitCode.CannotStart,
                    failure.Sentence, failure.Technician, failure);
            }
        });
        return command;
    }
}
