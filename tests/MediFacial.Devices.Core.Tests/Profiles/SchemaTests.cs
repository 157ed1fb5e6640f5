using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Profiles;

public sealed class SchemaTests
{
    public static TheoryData<ProfileKind> Kinds => [.. ProfileSchema.Kinds];

    [Theory, MemberData(nameof(Kinds))]
    public void The_committed_schema_is_the_one_that_the_readers_give(ProfileKind kind)
    {
        var path = Repository.Under("device-profiles", "schema", ProfileSchema.FileNameOf(kind));
        // The way to renew the committed files: MEDIFACIAL_WRITE_SCHEMAS=1 in the environment of this test.
        if (Environment.GetEnvironmentVariable("MEDIFACIAL_WRITE_SCHEMAS") == "1") File.WriteAllText(path, ProfileSchema.TextOf(kind));
        File.ReadAllText(path).ShouldBe(ProfileSchema.TextOf(kind));
    }

    [Fact]
    public void A_schema_names_every_key_that_its_reader_needs_and_refuses_all_others()
    {
        var schema = JsonNode.Parse(ProfileSchema.TextOf(ProfileKind.Part))!.AsObject();
        schema["required"]!.AsArray().Select(name => (string?)name).ShouldBe(["part", "make", "model", "review", "wire", "signals"]);
        schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        schema["properties"]!["heartbeat"]!["description"]!.GetValue<string>().ShouldNotBeEmpty();
    }
}
