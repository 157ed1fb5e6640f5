using System.Reflection;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Tests.Replay;

/// <summary>Whatever a person can ask comes out of a flight record as it went in.</summary>
public sealed class EveryRequestTests
{
    public static TheoryData<Type> Kinds =>
        [.. typeof(OperatorRequest).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OperatorRequest)) && type != typeof(StartSession)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_request_is_read_as_it_was_asked(Type kind)
    {
        var constructor = kind.GetConstructors().Single(each => each.GetParameters() is [{ Name: "From" }, ..]);
        var asked = (OperatorRequest)constructor.Invoke([.. constructor.GetParameters().Select(Value)]);
        ThereAndBack(asked).ShouldBe(asked);
    }

    [Fact]
    public void A_start_is_read_with_the_protocol_and_products_of_its_files()
    {
        var protocol = TestProtocols.Of("acne");
        var card = TestCards.Of(protocol, visit: protocol.Visits.FirstOrDefault()?.Id);
        var asked = new StartSession("panel \"1\"", Guid.Parse("00000001-5ce0-0001-8000-000000000001"), protocol, TestProtocols.ProductsOf(protocol), card, TestProtocols.FilesOf(protocol))
        { Without = [Core.Profiles.DeviceKind.Steamer] };

        var read = (StartSession)ThereAndBack(asked);

        read.Session.ShouldBe(asked.Session);
        read.Protocol.Id.ShouldBe(protocol.Id);
        read.Protocol.Steps.Length.ShouldBe(protocol.Steps.Length);
        read.Products.Select(product => product.Id).ShouldBe(asked.Products.Select(product => product.Id));
        read.Card.Answers.ShouldBe(card.Answers);
        (read.Card with { Answers = card.Answers }).ShouldBe(card);
        read.Without.ShouldBe(asked.Without);
        read.Files.Select(file => file.Sha256).ShouldBe(asked.Files.Select(file => file.Sha256));
    }

    [Fact]
    public void A_start_without_its_files_can_not_be_opened_again_and_says_so()
    {
        var protocol = TestProtocols.Of("demonstration");
        var asked = new StartSession("panel", Guid.Empty, protocol, [], TestCards.Of(protocol), []);
        Should.Throw<FlightFault>(() => ThereAndBack(asked)).Message.ShouldContain("does not hold a protocol “demonstration”");
    }

    static OperatorRequest ThereAndBack(OperatorRequest request)
    {
        var plan = TestRooms.Simulated();
        using var reel = new MemoryReel(plan, new(default, 1, null, "test"));
        var recorder = new FlightRecorder(reel, TimeSpan.FromSeconds(1));
        recorder.Asked(request, Instant.FromSeconds(1));
        recorder.End();
        using var record = FlightRecord.Open(reel.File);
        new FlightCursor(record).TryTake(out var item).ShouldBeTrue();
        return item.Request;
    }

    static object Value(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => $"{parameter.Name} “ä” \"q\" \\",
        var type when type == typeof(bool) => true,
        var type when type == typeof(int) => 3,
        var type when type == typeof(Quantity) => Quantity.Of(0.1 + 0.2, Dimension.Pressure),
        { IsEnum: true } type => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
        var type => throw new NotSupportedException($"{type.Name}: teach this test to make one."),
    };
}
