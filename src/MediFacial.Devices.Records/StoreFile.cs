using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.Records;

/// <summary>One open database file: the only place that speaks of connections, pragmas and SQLite's errors.</summary>
sealed class StoreFile : IDisposable
{
    readonly SqliteConnection _connection;
    readonly StoreSchema _schema;

    StoreFile(StoreSchema schema, string path, SqliteConnection connection) => (_schema, Path, _connection) = (schema, path, connection);

    public string Path { get; }

    /// <summary>Makes the file when there is none.</summary>
    public static StoreFile OpenToWrite(StoreSchema schema, string folder)
    {
        var path = System.IO.Path.Combine(folder, schema.FileName);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw schema.Failure(StoreFault.Missing, path, error.Message, error);
        }
        RefuseWhatWasCutOff(schema, path);
        return Open(schema, path, SqliteOpenMode.ReadWriteCreate);
    }

    /// <summary>Beside a running room or without one; never writes.</summary>
    public static StoreFile OpenToRead(StoreSchema schema, string folder)
    {
        var path = System.IO.Path.Combine(folder, schema.FileName);
        if (!File.Exists(path)) throw schema.Failure(StoreFault.Missing, path, "there is no such file.");
        RefuseWhatWasCutOff(schema, path);
        return Open(schema, path, SqliteOpenMode.ReadOnly);
    }

    /// <summary>What SQLite itself accepts in silence: a log without its database is thrown away, pages that were cut off are missed only when read.</summary>
    static void RefuseWhatWasCutOff(StoreSchema schema, string path)
    {
        var (database, log) = (new FileInfo(path), new FileInfo(path + "-wal"));
        var length = database.Exists ? database.Length : 0;
        var hasLog = log.Exists && log.Length > 0;
        if (hasLog && length == 0)
            throw schema.Failure(StoreFault.Damaged, path, $"the file is empty or gone, but its log {log.Name} holds {log.Length} bytes.");
        // While there is a log, the file may rightly be shorter than its first page says: the rest is in the log.
        if (!hasLog && length > 0 && LengthByFirstPage(schema, path) is var needed && length < needed)
            throw schema.Failure(StoreFault.Damaged, path, $"the file has {length} bytes of {needed}: its end was cut off.");
    }

    /// <summary>From the header of the SQLite file format: page size at offset 16, pages at offset 28.</summary>
    static long LengthByFirstPage(StoreSchema schema, string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> header = stackalloc byte[32];
            if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.StartsWith("SQLite format 3\0"u8)) return 0;
            var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var size && size == 1 ? 65_536L : size;
            return pageSize * BinaryPrimitives.ReadUInt32BigEndian(header[28..]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw schema.Failure(StoreFault.Missing, path, error.Message, error);
        }
    }

    static StoreFile Open(StoreSchema schema, string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        var file = new StoreFile(schema, path, connection);
        try
        {
            file.Guard("opening", () =>
            {
                connection.Open();
                file.Prepare(mode);
            });
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return file;
    }

    void Prepare(SqliteOpenMode mode)
    {
        if (mode == SqliteOpenMode.ReadWriteCreate && Number("SELECT count(*) FROM sqlite_schema") == 0 && Number("PRAGMA user_version") == 0)
        {
            Execute("PRAGMA journal_mode = WAL");
            Execute($"BEGIN IMMEDIATE; {_schema.Tables} PRAGMA application_id = {_schema.Mark}; PRAGMA user_version = {_schema.Version}; COMMIT");
        }
        if (Number("PRAGMA application_id") is var mark && mark != _schema.Mark)
            throw _schema.Failure(StoreFault.OtherVersion, Path, $"its application id is {mark}, not {_schema.Mark}: it is not a {_schema.Name}.");
        if (Number("PRAGMA user_version") is var version && version != _schema.Version)
            throw _schema.Failure(StoreFault.OtherVersion, Path, $"its schema has version {version}; this program reads and writes version {_schema.Version}.");
        if (mode == SqliteOpenMode.ReadOnly) return;
        Execute("PRAGMA journal_mode = WAL");
        Execute($"PRAGMA synchronous = {(_schema.Durable ? "FULL" : "NORMAL")}");
    }

    public SqliteCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    public void Execute(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(text, values);
        command.ExecuteNonQuery();
    }

    public long Number(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(text, values);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public List<T> Rows<T>(string text, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(text, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>All of it, on disk, or none of it.</summary>
    /// <exception cref="StoreFailure"/>
    public void InOneTransaction(string doing, Action write) => Guard(doing, () =>
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            write();
            Execute("COMMIT");
        }
        catch
        {
            RollBack();
            throw;
        }
    });

    void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full.
        }
    }

    /// <exception cref="StoreFailure">Instead of whatever SQLite throws.</exception>
    public void Guard(string doing, Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException error)
        {
            throw _schema.Failure(error, Path, doing);
        }
        catch (Exception error) when (error is InvalidCastException or FormatException or OverflowException)
        {
            throw _schema.Failure(StoreFault.Damaged, Path, $"{doing} found a value of the wrong type: {error.Message}", error);
        }
    }

    public T Guard<T>(string doing, Func<T> action)
    {
        var result = default(T);
        Guard(doing, () => { result = action(); });
        return result!;
    }

    public StoreFailure Failure(StoreFault fault, string detail) => _schema.Failure(fault, Path, detail);

    public void Dispose() => _connection.Dispose();
}
