using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>A form that a schema describes once and refers to wherever it stands: an event of any of a hundred words may wait for any condition.</summary>
sealed class SharedForm<T>(string name, Form<T> form) : Form<T>
{
    public string Name => name;

    /// <summary>What stands under “definitions”.</summary>
    public JsonObject Definition => form.Schema();

    public override bool TryRead(YamlNode node, Inspection inspection, out T? value) => form.TryRead(node, inspection, out value);

    public override JsonObject Schema() => new() { ["$ref"] = $"#/definitions/{name}" };
}
