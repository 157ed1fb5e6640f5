using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Protocols;

/// <summary>Reads <c>device-profiles/products/*.yaml</c>.</summary>
public static class ProductReader
{
    static readonly Key<string> Product = Key.Needed("product", Take.Name, "Name of the product, as protocols use it.");
    static readonly Key<string> Name = Key.Needed("name", Take.Text, "What the panel calls it.");
    static readonly Key<string> Agent = Key.Needed("agent", Take.Text, "What acts in it.");
    static readonly Key<Percent> Concentration = Key.Optional("concentration", Take.Measure<Percent>(0, 100), "Of the agent.");
    static readonly Key<double> Ph = Key.Optional("ph", Take.Number(0, 14), "pH.");
    static readonly Key<Range<TimeSpan>> Contact = Key.Optional("contact", Take.Durations("0 s", "8 h"), "Time on the skin.");
    static readonly Key<string> Neutraliser = Key.Optional("neutraliser", Take.Text, "What ends its action.");
    static readonly Key<ImmutableArray<string>> Allergens = Key.Needed("allergens", Take.List(Take.Text), "Known allergens; [] for none.");
    static readonly Key<ImmutableArray<Phototype>> Phototypes = Key.Needed("phototypes", Take.List(StepForms.PhototypeForm, 1), "For whom.");
    static readonly Key<ImmutableArray<string>> NotFor = Key.Needed("not-for", Take.List(Take.Text), "For whom not; [] for nobody.");
    static readonly Key<string> Source = Key.Needed("source", Take.Text, "Where the figures come from.");

    static readonly Form<ProductProfile> Form = new GroupForm<ProductProfile>("a product",
        [Product, Name, Agent, Concentration, Ph, Contact, Neutraliser, Allergens, Phototypes, NotFor, Source], row => new(
            row.Get(Product), row.Get(Name), row.Get(Agent), row.Find(Concentration), row.Find(Ph), row.Find(Contact), row.FindObject(Neutraliser),
            row.Get(Allergens), row.Get(Phototypes), row.Get(NotFor), row.Get(Source)));

    public static Loaded<ProductProfile> Read(ProfileFile file) => WholeFile.Read(file, Form, PeelAgents.Check);

    internal static JsonObject Schema() => Form.Schema();
}
