using System.Globalization;
using System.Text;
using System.Text.Json;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Verbs;

/// <summary>Understands what a person writes to a simulated room: a fault with its arguments, or a question. Says what is allowed where it does not.</summary>
/// <param name="touch">Does a fault, or nothing, and tells what is really so then.</param>
public sealed class FaultPrompt(FaultPlaces places, Func<AnyFault?, TruthView> touch)
{
    const int WordWidth = 30;

    static IEnumerable<FaultWord> Words => FaultCatalogue.All.Concat(FaultCatalogue.Computer);

    static readonly string[] Questions = ["help", "truth", "quit"];

    /// <summary>Told to whoever opens a prompt.</summary>
    public const string Greeting = "Write a fault, such as “freeze led-driver”. “help” lists all, “help freeze” explains one, “truth” tells what is really so, “quit” ends the simulation.";

    /// <summary>The answer to one line; empty to an empty one.</summary>
    /// <exception cref="ArgumentException">The line means nothing here; its message says what would.</exception>
    /// <exception cref="IOException">The simulation does not answer.</exception>
    public string Answer(string line)
    {
        var words = Joined(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words switch
        {
            [] => "",
            ["help"] => Help(),
            ["help", var word] => Explain(Known(word)),
            ["truth"] => Tell(touch(null)),
            [var word, .. var written] => Do(Known(word), written),
        };
    }

    // A number and its unit are one argument, with or without a space between them.
    static string[] Joined(string[] words)
    {
        var joined = new List<string>();
        foreach (var word in words)
            if (joined is [_, .., var number] && Unit.Find(word) is not null && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) joined[^1] = number + word;
            else joined.Add(word);
        return [.. joined];
    }

    string Do(FaultWord word, string[] written)
    {
        var truth = touch(word.Make(places, written));
        return $"Done. The outputs are {(truth.IsSafe ? "safe" : "not safe")}.";
    }

    static FaultWord Known(string word)
    {
        if (FaultCatalogue.Find(word) is { } known) return known;
        var near = Words.Select(each => each.Word).Where(each => each.Split('-').Intersect(word.Split('-')).Any()).ToList();
        throw new ArgumentException($"There is no fault “{word}”. {(near.Count == 0 ? "" : $"Near it: {string.Join(", ", near)}. ")}“help” lists all.");
    }

    static string Help()
    {
        var text = new StringBuilder();
        foreach (var group in Words.GroupBy(word => word.Group))
        {
            text.Append(group.Key).AppendLine();
            foreach (var word in group) text.Append("  ").Append(word.Usage.PadRight(WordWidth)).Append("  ").AppendLine(word.Sentence);
        }
        return text.Append($"Besides: {string.Join(", ", Questions)}.").ToString();
    }

    string Explain(FaultWord word)
    {
        var text = new StringBuilder().AppendLine(word.Usage).Append("  ").Append(word.Sentence);
        foreach (var argument in word.Arguments)
        {
            text.AppendLine().Append("  ").Append(argument.Name).Append(": ");
            if (argument.Kind is FaultArgumentKind.Amount or FaultArgumentKind.Time) text.Append(argument.Range);
            else if (argument.Kind == FaultArgumentKind.Sensor) text.AppendJoin("; ", places.Sensors.OrderBy(part => part.Key, StringComparer.Ordinal).Where(part => !part.Value.IsEmpty).Select(part => $"of {part.Key} {string.Join(", ", part.Value)}"));
            else if (FaultWord.OptionsOf(argument, places) is { IsEmpty: false } options) text.AppendJoin(", ", options);
            else text.Append("text");
            if (argument.Usual is not null) text.Append($"; {argument.Usual} unless given");
        }
        if (word.UndoWord is { } undo) text.AppendLine().Append($"  Taken back by {undo}.");
        return text.ToString();
    }

    static string Tell(TruthView truth)
    {
        using var document = JsonDocument.Parse(TruthJson.Write(truth));
        return string.Join(Environment.NewLine, document.RootElement.EnumerateObject().Select(value => $"{value.Name.PadRight(WordWidth)}{Say(value.Value)}"));
    }

    static string Say(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble().ToString("0.###", CultureInfo.InvariantCulture) : value.GetBoolean() ? "yes" : "no";
}
