using System.CommandLine;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>schema write</c>: the JSON Schemas for editors, made anew. For who changes what a file may say; so it is not in the help.</summary>
public static class SchemaVerb
{
    static readonly Argument<DirectoryInfo> Folder = new("folder") { Description = "Where to: device-profiles/schema." };

    public static Command Create()
    {
        var write = new Command("write", "Writes the JSON Schema of every kind of file.") { Folder };
        write.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(Folder);
            folder.Create();
            foreach (var (name, text) in ProfileSchema.Kinds.Select(kind => (ProfileSchema.FileNameOf(kind), ProfileSchema.TextOf(kind))).Append((ScenarioFile.SchemaName, ScenarioFile.Schema())))
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllText(path, text);
                parsed.InvocationConfiguration.Output.WriteLine(ProfilesOnDisk.Display(path));
            }
            return (int)ExitCode.Done;
        });
        return new Command("schema", "JSON Schemas of the files that people write.") { write }.Hide();
    }

    static Command Hide(this Command command)
    {
        command.Hidden = true;
        return command;
    }
}
