namespace MediFacial.Devices.Wire;

/// <summary>How well one part answers, since the room started.</summary>
/// <param name="Requests">Frames sent, retries included.</param>
/// <param name="Retries">Frames sent again because a reply was lost or damaged.</param>
/// <param name="StaleBytes">Bytes that arrived when nobody waited for them, or that belonged to no request: discarded.</param>
/// <param name="Timeouts">Requests without a whole reply.</param>
/// <param name="ChecksumErrors">Replies with a wrong checksum.</param>
/// <param name="Refusals">Requests that the part answered with an exception or error reply.</param>
/// <param name="LastRoundTrip">From handing over the request to the last byte of its reply.</param>
/// <param name="SlowestRoundTrip">The longest so far.</param>
public readonly record struct PortHealth(
    long Requests, long Retries, long StaleBytes, long Timeouts, long ChecksumErrors, long Refusals, TimeSpan LastRoundTrip, TimeSpan SlowestRoundTrip);
