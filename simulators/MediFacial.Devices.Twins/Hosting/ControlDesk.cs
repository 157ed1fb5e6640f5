using System.Text.Json;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Hands and faults from outside, one JSON object per line: <c>{"do":"unplug","bus":"bus-a"}</c>. Answers one per line.</summary>
sealed class ControlDesk(TwinRoom room) : IDesk
{
    /// <summary>Somebody asked the server to end.</summary>
    public bool Quit { get; private set; }

    public int Take(SocketClient client, ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        int end;
        while ((end = bytes[taken..].IndexOf((byte)'\n')) >= 0)
        {
            client.Send([.. Answer(bytes.Slice(taken, end)), (byte)'\n']);
            taken += end + 1;
        }
        return taken;
    }

    public void Gone(SocketClient client)
    {
    }

    byte[] Answer(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var request = JsonDocument.ParseValue(ref reader);
            switch (request.RootElement.GetProperty("do").GetString())
            {
                case "truth": return TruthJson.Write(room.Truth);
                case "quit": Quit = true; break;
                default: room.Apply(FaultJson.Read(line)); break;
            }
            return """{"ok":true}"""u8.ToArray();
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["error"] = problem.Message });
        }
    }
}
