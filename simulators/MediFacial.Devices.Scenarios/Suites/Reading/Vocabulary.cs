using System.Reflection;
using System.Text.Json.Serialization;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>The words of a timeline. Faults have the words of the control sockets; what people ask for is named after its record.</summary>
static class Vocabulary
{
    public const string Panel = "panel-1";
    public const string Initials = "AB";

    /// <summary>Opens a visit of the scenario; its record needs a card, so it has a form of its own.</summary>
    public const string Start = "start-session";

    public static readonly RecordWords<TwinFault> Faults = new(SaidBy<TwinFault>(), _ => null);

    public static readonly RecordWords<HostFault> Host = new(SaidBy<HostFault>(), _ => null);

    public static readonly RecordWords<OperatorRequest> Requests = new(DerivedFrom<OperatorRequest>().Where(each => each.Record != typeof(StartSession)), parameter => parameter.Name switch
    {
        "From" => Panel,
        "Initials" => Initials,
        "Origin" => StopOrigin.Panel,
        _ => null,
    });

    static IEnumerable<(string Word, Type Record)> SaidBy<T>() => typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(each => ((string)each.TypeDiscriminator!, each.DerivedType));

    static IEnumerable<(string Word, Type Record)> DerivedFrom<T>() => typeof(T).Assembly.GetTypes().Where(type => type.BaseType == typeof(T)).Select(type => (Hyphens.Of(type.Name), type));
}
