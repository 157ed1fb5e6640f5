using System.Text.Json;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>One JSON object per line from outside, <c>{"do":"unplug","bus":"bus-a"}</c>, and one answer per line.</summary>
abstract class LineDesk : IDesk
{
    /// <returns>The answer; null: it is done.</returns>
    protected abstract byte[]? Do(string word, ReadOnlySpan<byte> line);

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
            return Do(request.RootElement.GetProperty("do").GetString() ?? "", line) ?? """{"ok":true}"""u8.ToArray();
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["error"] = problem.Message });
        }
    }
}
