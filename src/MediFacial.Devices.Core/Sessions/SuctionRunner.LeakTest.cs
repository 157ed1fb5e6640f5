using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <content>The leak test of hose and filter, with the limits of the step that it comes before.</content>
internal sealed partial class SuctionRunner
{
    /// <summary>Runs before the step begins or while it is paused.</summary>
    public LeakTest Test { get; }

    /// <summary>The highest of what the client may have in a region of this step, at most the full vacuum of the test.</summary>
    (int Region, Kilopascals Vacuum) TestAt
    {
        get
        {
            var at = (Region: 0, Vacuum: new Kilopascals(0));
            for (var index = 0; index < _step.Regions.Length; index++)
            {
                var region = _step.Regions[index];
                var lowered = _context.Room.Envelope.SetByOperator(_step.Id, LimitKind.Vacuum, region.Region)?.As<Kilopascals>() ?? LeakTest.Full;
                var most = Lower(LeakTest.Full, Lower(region.Allowed.Highest, lowered));
                if (most.CompareTo(at.Vacuum) > 0) at = (index, most);
            }
            return at;
        }
    }

    public Authorisation AuthoriseTest(long number, Instant now) => new(number, _step.Id,
        [new(_plan.Mode, Choice(_step.Mode)), new(_plan.Vacuum, TestAt.Vacuum.ToQuantity()), new(_plan.Pump, Quantity.On), new(_plan.Vent, Quantity.On)], now + LeakTest.Longest);

    /// <summary>The vacuum goes to its limit at once: no skin has to be spared a jump.</summary>
    public Refusal? BeginTest(Authorisation authorisation, Instant now)
    {
        var (index, vacuum) = TestAt;
        var region = _step.Regions[index];
        _context.Room.Envelope.Region = region.Region;
        Rules.OverLimit.Begin(new(Quantity.Of(0, Dimension.Pressure), Lower(region.Trip, new(vacuum.Value + TripMargin.Value)).ToQuantity()));
        Rules.NearLimit.Begin(new(Quantity.Of(0, Dimension.Pressure), new Kilopascals(vacuum.Value + WarnMargin.Value).ToQuantity()));
        Rules.RegionLimit.Begin(new(Quantity.Of(0, Dimension.Pressure), ClinicalLimits.TripOf(_step.Mode, region.Region).ToQuantity()));
        Rules.Contact.Rest();
        if (Test.Begin(authorisation, vacuum, Choice(_step.Mode), now) is not { } refusal) return null;
        EndTest();
        return refusal;
    }

    /// <summary>The tip is on the region again that the step goes on with.</summary>
    public void EndTest() => _context.Room.Envelope.Region = Region.Region;
}
