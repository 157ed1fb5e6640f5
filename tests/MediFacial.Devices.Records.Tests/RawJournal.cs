using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.Records.Tests;

/// <summary>Somebody with a database tool and bad intentions.</summary>
public sealed class RawJournal : IDisposable
{
    readonly SqliteConnection _connection;

    public RawJournal(string path)
    {
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
    }

    public void Do(string text, params (string Name, object Value)[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    public byte[] Bytes(string column, long number)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM entry WHERE number = {number}";
        return (byte[])command.ExecuteScalar()!;
    }

    public void Set(string column, long number, byte[] bytes) =>
        Do($"UPDATE entry SET {column} = $bytes WHERE number = $number", ("$bytes", bytes), ("$number", number));

    public void Dispose() => _connection.Dispose();
}
