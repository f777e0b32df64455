using System.Text.Json;
using Baloan.Sdk;
using Microsoft.Data.Sqlite;

namespace Baloan.Samples.Worker;

/// <summary>The loans to open, in a table, so that none is lost and what became of each is known after a crash too. For one worker at a time.</summary>
public sealed class LoanJobs
{
    private readonly string _connectionString;

    public LoanJobs(string path)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        Run("""
            CREATE TABLE IF NOT EXISTS Job (
                Id INTEGER PRIMARY KEY, Request TEXT NOT NULL, State TEXT NOT NULL, Attempts INTEGER NOT NULL, DueAt INTEGER NOT NULL, Note TEXT NOT NULL)
            """);
    }

    public void Add(CreateLoanRequest request) => Add(JsonSerializer.Serialize(request));

    public void Add(string request) => Run(
        "INSERT INTO Job (Request, State, Attempts, DueAt, Note) VALUES ($request, $waiting, 0, 0, '')",
        ("$request", request),
        ("$waiting", JobState.Waiting.ToString()));

    /// <summary>What was being sent when a former process ended may have become a loan.</summary>
    public void ParkInterrupted() => Run(
        "UPDATE Job SET State = $parked, Note = 'Cut off while it was sent' WHERE State = $sending",
        ("$parked", JobState.Parked.ToString()),
        ("$sending", JobState.Sending.ToString()));

    /// <summary>The next job that is due, marked as being sent before it is.</summary>
    public LoanJob? Take(DateTimeOffset now) => Read(
        """
        UPDATE Job SET State = $sending, Attempts = Attempts + 1
        WHERE Id = (SELECT Id FROM Job WHERE State = $waiting AND DueAt <= $now ORDER BY DueAt, Id LIMIT 1)
        RETURNING Id, Request, Attempts
        """,
        row => new LoanJob(row.GetInt64(0), row.GetString(1), row.GetInt32(2)),
        ("$sending", JobState.Sending.ToString()),
        ("$waiting", JobState.Waiting.ToString()),
        ("$now", now.ToUnixTimeMilliseconds())).SingleOrDefault();

    /// <summary>Writes down what an attempt came to. Personal data is kept only as long as somebody needs it.</summary>
    public void Settle(LoanJob job, JobOutcome outcome, DateTimeOffset dueAt) => Run(
        "UPDATE Job SET State = $state, Note = $note, DueAt = $dueAt, Request = CASE WHEN $isOver THEN '' ELSE Request END WHERE Id = $id",
        ("$state", outcome.State.ToString()),
        ("$note", outcome.Note),
        ("$dueAt", dueAt.ToUnixTimeMilliseconds()),
        ("$isOver", outcome.State is JobState.Opened or JobState.Refused),
        ("$id", job.Id));

    /// <summary>All jobs, by their row.</summary>
    public IReadOnlyList<(long Id, JobState State, string Note)> List() => Read(
        "SELECT Id, State, Note FROM Job ORDER BY Id",
        row => (row.GetInt64(0), Enum.Parse<JobState>(row.GetString(1)), row.GetString(2)));

    private void Run(string sql, params (string Name, object Value)[] parameters) => Read(sql, row => row.FieldCount, parameters);

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] parameters)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();

        // What is taken out of a row is taken out of the file.
        using var secureDelete = new SqliteCommand("PRAGMA secure_delete = ON", connection);
        secureDelete.ExecuteNonQuery();
        using var command = new SqliteCommand(sql, connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        var rows = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
