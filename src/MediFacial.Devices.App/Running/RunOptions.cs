namespace MediFacial.Devices.App.Running;

/// <summary>What <c>medifacial run</c> was asked.</summary>
/// <param name="RoomFile">Null: the simulated room that ships with the program.</param>
/// <param name="DataFolder">Null: the room's own folder.</param>
/// <param name="Url">Where the panel listens; this machine only. Port 0 takes a free one.</param>
/// <param name="Speed">Above 1: a virtual room, this many times as fast as the clock.</param>
/// <param name="ExternalGuard">Somebody else keeps the guard running, such as systemd.</param>
public sealed record RunOptions(string? RoomFile, string? DataFolder, Uri Url, double Speed, bool ExternalGuard);
