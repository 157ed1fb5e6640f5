using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>Who sits in the chair: mostly somebody who does nothing by herself, so that only the room protects her.</summary>
static class ClientDraw
{
    public static ClientHabit? Of(Chance chance) => chance.Happens(0.7) ? null : new(
        chance.Happens(0.5) ? null : 38 + (chance.Whole(17) / 2.0), 15 + chance.Whole(36), chance.Time(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(3)),
        chance.Happens(0.8), chance.Happens(0.3) ? 5 + chance.Whole(16) : 0, chance.Happens(0.5) ? chance.Time(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)) : null);
}
