namespace MediFacial.Devices.Twins.Hosting;

/// <summary>What a client of the pin server asks. A request is four bytes: ask, line, value, 0. Its answer is two: status, level.</summary>
/// <remarks><see cref="Names"/> is answered by a byte of length and the line names, separated by line feeds, instead. <see cref="Watch"/> turns the connection into a stream of line, level pairs.</remarks>
enum PinAsk : byte { Names = 1, OpenInput, OpenOutputLow, OpenOutputHigh, Close, Read, Write, Watch }

enum PinStatus : byte
{
    Ok,
    /// <summary>Somebody else owns the line.</summary>
    Busy,
    /// <summary>No such line, not opened by this client, or not of that direction.</summary>
    Refused,
}

static class PinProtocol
{
    public const int RequestLength = 4, AnswerLength = 2;
}
