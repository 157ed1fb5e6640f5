using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Sessions;

public sealed class CardCheckTests
{
    static readonly ProtocolProfile Protocol = TestProtocols.Of("demonstration");

    static StartSession Start(ClientCard card) => new("panel", Guid.Empty, Protocol, [], card, []);

    static ClientCard Card(params CardAnswer[] answers) => new("AB", "C-1", Phototype.II, SkinType.Normal, null, [.. answers]);

    [Fact]
    public void A_complete_card_without_a_yes_speaks_against_nothing() =>
        CardCheck.WhyNot(Start(Card(new("unwell", false), new("light-sensitive", false)))).ShouldBeNull();

    [Fact]
    public void An_unanswered_question_refuses_the_start_and_names_itself()
    {
        var refusal = CardCheck.WhyNot(Start(Card(new CardAnswer("unwell", false))));
        refusal!.Kind.ShouldBe(RefusalKind.Incomplete);
        refusal.Operator.ShouldContain("Sensitive to light");
    }

    [Fact]
    public void A_yes_that_blocks_everything_refuses_with_its_reason()
    {
        var refusal = CardCheck.WhyNot(Start(Card(new("unwell", true), new("light-sensitive", false))));
        refusal!.Kind.ShouldBe(RefusalKind.Contraindicated);
        refusal.Operator.ShouldContain("against their will");
    }

    [Fact]
    public void A_yes_that_blocks_one_step_leaves_it_out_and_keeps_the_rest()
    {
        var start = Start(Card(new("unwell", false), new("light-sensitive", true)));
        CardCheck.WhyNot(start).ShouldBeNull();
        CardCheck.Blocks(start, "light").ShouldNotBeNull();
        CardCheck.Blocks(start, "suction").ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public void A_skin_type_is_needed(byte skin)
    {
        var refusal = CardCheck.WhyNot(Start(Card(new("unwell", false), new("light-sensitive", false)) with { Skin = (SkinType)skin }));
        refusal!.Kind.ShouldBe(RefusalKind.Incomplete);
        refusal.Operator.ShouldContain("skin type");
    }

    [Theory]
    [InlineData("", "C-1")]
    [InlineData("ABCDE", "C-1")]
    [InlineData("AB", "")]
    [InlineData("AB", "   ")]
    public void Initials_and_pseudonym_are_needed(string initials, string client) =>
        CardCheck.WhyNot(Start(Card() with { OperatorInitials = initials, ClientPseudonym = client }))!.Kind.ShouldBe(RefusalKind.Incomplete);
}
