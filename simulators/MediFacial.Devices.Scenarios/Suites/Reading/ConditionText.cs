using System.Globalization;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>A condition as the keys and values of its row; reports say it in the same words.</summary>
static class ConditionText
{
    public static IEnumerable<(string Key, string Value)> Pairs(Condition condition) => condition switch
    {
        ReadingIs reading => [("reading", $"{reading.Device}.{reading.Role}"), Of(reading.Bound)],
        TruthIs truth => [("truth", truth.Name), Of(truth.Bound)],
        SessionIs { States: [var one] } => [("session", Hyphens.Of($"{one}"))],
        SessionIs session => [("session", ScenarioWriter.List(session.States.Select(state => Hyphens.Of($"{state}"))))],
        StepIs step => [("step", step.Step), .. step.State == StepState.Running ? [] : Is(step.State), .. step.Client is { } client ? new[] { ("client", ScenarioWriter.Quoted(client)) } : []],
        DeviceIs device => [("device", device.Device), .. Is(device.State)],
        AlarmIs alarm => [("alarm", ScenarioWriter.Quoted(alarm.Alarm)), .. alarm.State == AlarmPresence.Shown ? [] : Is(alarm.State)],
        HasTripped trip => [("trip", ScenarioWriter.Quoted(trip.Rule))],
        StopIs stop => [("stop", Hyphens.Of($"{stop.State}"))],
        JournalHas journal => Entries(journal),
        AnswerIs answer => [("answer", answer.Event), ("is", answer.Refused is { } kind ? Hyphens.Of($"{kind}") : "done")],
        EventIs happened => [("event", happened.Event)],
        ReadyIs ready => [("ready", ready.Ready ? "true" : "false")],
        SignalIs signal => [("signal", signal.Priority is { } priority ? Hyphens.Of($"{priority}") : "silence")],
        OperatorIsDone => [("operator", "done")],
        _ => throw new InvalidOperationException($"{condition.GetType().Name} has no words."),
    };

    /// <summary>For people: “reading: suction.guard, above: 40 kPa”.</summary>
    public static string Say(Condition condition) => string.Join(", ", Pairs(condition).Select(pair => $"{pair.Key}: {pair.Value}"));

    static IEnumerable<(string, string)> Is(Enum state) => [("is", Hyphens.Of($"{state}"))];

    static IEnumerable<(string, string)> Entries(JournalHas journal)
    {
        yield return ("journal", Hyphens.Of($"{journal.Kind}"));
        if (!journal.Where.IsEmpty) yield return ("where", ScenarioWriter.Flow(journal.Where.Select(field => (field.Key, ScenarioWriter.Quoted(field.Value)))));
        if (journal.Most == journal.Least) yield return ("count", Number(journal.Least));
        else
        {
            if (journal.Least > 1 || (journal.Least == 1 && journal.Most is not null)) yield return ("least", Number(journal.Least));
            if (journal.Most is { } most) yield return ("most", Number(most));
        }
    }

    static (string, string) Of(Bound bound) => bound.Kind switch
    {
        BoundKind.Between => ("between", $"{ScenarioWriter.QuantityOf(bound.First)} to {ScenarioWriter.QuantityOf(bound.Second)}"),
        BoundKind.Is => ("is", bound.First.IsOn ? "on" : "off"),
        var kind => (Hyphens.Of($"{kind}"), ScenarioWriter.QuantityOf(bound.First)),
    };

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
