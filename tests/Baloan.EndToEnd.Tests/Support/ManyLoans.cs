using System.Globalization;
using Baloan.Sandbox;
using Microsoft.Data.Sqlite;

namespace Baloan.EndToEnd.Tests.Support;

/// <summary>A data file of a sandbox with as many loans as asked for: one that was opened, and copies of it, each of an applicant of its own.</summary>
internal sealed class ManyLoans : IDisposable
{
    private const string CopyTheFirst = """
        INSERT INTO documents (kind, id, json)
        WITH RECURSIVE copy(number) AS (SELECT 2 UNION ALL SELECT number + 1 FROM copy WHERE number < $count),
            applicant AS (SELECT number, printf('%08x-0000-4000-8000-000000000000', number) AS id, printf('%08d', number) AS digits FROM copy),
            opened AS MATERIALIZED (SELECT json FROM documents WHERE kind = 'loan')
        SELECT 'loan', id, json_set(opened.json,
            '$.id', id, '$.number', number, '$.phone_number', '090' || digits, '$.national_identifier', '13' || digits)
        FROM applicant, opened;
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baloan-many-loans-");

    private ManyLoans()
    {
    }

    public string File => Path.Combine(_folder.FullName, "sandbox.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ManyLoans> CreateAsync(int count)
    {
        var loans = new ManyLoans();
        await using (var sandbox = await BaloanSandbox.StartAsync(options => options.DataFile = loans.File, Cancellation))
        {
            using var partner = await Partner.LogInAsync(sandbox);
            await partner.OpenLoanAsync();
        }

        await loans.CopyAsync(count);
        return loans;
    }

    /// <summary>The phone number of the loan with a number from 2 on.</summary>
    public static string PhoneOf(int number) => "090" + number.ToString("D8", CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task CopyAsync(int count)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = CopyTheFirst;
        command.Parameters.AddWithValue("$count", count);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
