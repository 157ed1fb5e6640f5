using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>One text, or a group.</summary>
sealed class EitherForm<T>(Form<T> text, Form<T> group) : Form<T>
{
    public override bool TryRead(YamlNode node, Inspection inspection, out T? value) =>
        node is YamlScalar ? text.TryRead(node, inspection, out value) : group.TryRead(node, inspection, out value);

    public override JsonObject Schema() => new() { ["oneOf"] = new JsonArray(text.Schema(), group.Schema()) };
}
