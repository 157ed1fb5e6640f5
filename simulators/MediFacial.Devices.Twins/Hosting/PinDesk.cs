using System.Net.Sockets;
using System.Text;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Lends the lines of the simulated chip: one owner per line, and back to its pull level when the owner goes, however it goes.</summary>
sealed class PinDesk(TwinRoom room) : IDesk
{
    readonly SocketClient?[] _owners = new SocketClient?[RoomLines.Names.Length];
    readonly List<SocketClient> _watchers = [];
    readonly bool[] _levels = new bool[RoomLines.Names.Length];
    readonly byte[] _answer = new byte[PinProtocol.AnswerLength];

    /// <summary>Takes whole requests out of what a client has sent.</summary>
    public int Take(SocketClient client, ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (bytes.Length - taken >= PinProtocol.RequestLength)
        {
            Answer(client, (PinAsk)bytes[taken], bytes[taken + 1], bytes[taken + 2] != 0);
            taken += PinProtocol.RequestLength;
        }
        return taken;
    }

    public void Gone(SocketClient client)
    {
        for (var line = 0; line < _owners.Length; line++)
            if (_owners[line] == client) Release(line);
        _watchers.Remove(client);
    }

    /// <summary>Tells the watchers which lines have changed since last time.</summary>
    public void Publish()
    {
        for (var line = 0; line < _levels.Length; line++)
        {
            var level = room.Line(line);
            if (level == _levels[line]) continue;
            _levels[line] = level;
            Span<byte> change = [(byte)line, (byte)(level ? 1 : 0)];
            foreach (var watcher in _watchers) watcher.Send(change);
        }
    }

    void Answer(SocketClient client, PinAsk ask, int line, bool level)
    {
        if (ask == PinAsk.Names)
        {
            var names = Encoding.ASCII.GetBytes(string.Join('\n', RoomLines.Names));
            client.Send([(byte)(names.Length >> 8), (byte)(names.Length & 0xFF), .. names]);
            return;
        }
        if (ask == PinAsk.Watch)
        {
            _watchers.Add(client);
            return;
        }
        _answer[0] = (byte)Do(client, ask, line, level);
        _answer[1] = (byte)(line < _owners.Length && room.Line(line) ? 1 : 0);
        client.Send(_answer);
    }

    PinStatus Do(SocketClient client, PinAsk ask, int line, bool level)
    {
        if (line >= _owners.Length) return PinStatus.Refused;
        if (ask is PinAsk.OpenInput or PinAsk.OpenOutputLow or PinAsk.OpenOutputHigh) return Open(client, ask, line);
        if (_owners[line] != client) return PinStatus.Refused;
        switch (ask)
        {
            case PinAsk.Read: return PinStatus.Ok;
            case PinAsk.Close: Release(line); return PinStatus.Ok;
            case PinAsk.Write when RoomLines.IsOutput(line): room.SetOutputLine(line, level); return PinStatus.Ok;
            default: return PinStatus.Refused;
        }
    }

    PinStatus Open(SocketClient client, PinAsk ask, int line)
    {
        if (_owners[line] is { } owner && owner != client) return PinStatus.Busy;
        if (ask == PinAsk.OpenInput)
        {
            _owners[line] = client;
            return PinStatus.Ok;
        }
        if (!RoomLines.IsOutput(line)) return PinStatus.Refused;
        _owners[line] = client;
        room.SetOutputLine(line, ask == PinAsk.OpenOutputHigh);
        return PinStatus.Ok;
    }

    void Release(int line)
    {
        _owners[line] = null;
        if (RoomLines.IsOutput(line)) room.SetOutputLine(line, false);
    }
}
