using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>Where a fault sits.</summary>
public enum FaultPlace : byte { Line, Part, Plant, Host, Room, Operator }

/// <summary>One word of the fault vocabulary, as the explorer draws it.</summary>
/// <param name="TakesDefence">It takes one layer of protection away and may stay unseen. A scenario has one such fault at most: the room is built to be safe in any single fault (IEC 60601-1), beside anything that people, lines and computers do.</param>
/// <param name="Draw">With its parameters.</param>
sealed record FaultKind(string Word, FaultPlace Place, bool TakesDefence, Func<Chance, RoomInWorld, Happening> Draw);
