using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Baloan.Cli.Terminal;

/// <summary>The options of every command that shows data, and what they make of it: a table for a person, or JSON for a program.</summary>
internal sealed class OutputOptions
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new SecondsConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private const int WideTerminal = 120;

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };
    private readonly Option<bool> _personal = new("--show-personal-data") { Description = "Print phone numbers, national identifiers and dates of birth whole." };

    private static bool HasRoom => AnsiConsole.Profile.Width >= WideTerminal;

    public void AddTo(Command command, bool hasPersonalData)
    {
        command.Options.Add(_json);
        if (hasPersonalData)
        {
            command.Options.Add(_personal);
        }
    }

    public bool IsJson(ParseResult result) => result.GetValue(_json);

    /// <summary>A date that tells of a person, masked unless the command says otherwise.</summary>
    public string Personal(ParseResult result, DateOnly date) =>
        result.GetValue(_personal) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "****-**-**";

    /// <summary>Text that tells of a person, masked unless the command says otherwise.</summary>
    public string Personal(ParseResult result, string text) =>
        result.GetValue(_personal) || text.Length == 0 ? text : new string('*', Math.Max(text.Length - 4, 4)) + text[Math.Max(text.Length - 4, text.Length / 2)..];

    /// <summary>Prints rows: as a list in JSON, or as a table with a heading for each column.</summary>
    public void Print<T>(ParseResult result, IReadOnlyCollection<T> rows, string none, params Column<T>[] columns)
    {
        if (result.GetValue(_json))
        {
            PrintJson(rows);
        }
        else if (rows.Count == 0)
        {
            AnsiConsole.WriteLine(none);
        }
        else
        {
            AnsiConsole.Write(Table(rows, [.. columns.Where(column => !column.IsWide || HasRoom)]));
        }
    }

    /// <summary>Prints one thing: as an object in JSON, or line by line with a name before each value.</summary>
    public void Print<T>(ParseResult result, T thing, params (string Name, string? Value)[] lines)
    {
        if (result.GetValue(_json))
        {
            PrintJson(thing);
            return;
        }

        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in lines.Where(line => !string.IsNullOrEmpty(line.Value)))
        {
            grid.AddRow(Markup.Escape(name), Markup.Escape(Printable.Of(value!)));
        }

        AnsiConsole.Write(grid);
    }

    private static Table Table<T>(IReadOnlyCollection<T> rows, Column<T>[] columns)
    {
        var table = new Table { Border = TableBorder.None };
        table.AddColumns([.. columns.Select(column => new TableColumn(new Markup($"[bold]{Markup.Escape(column.Heading)}[/]")) { Padding = new Padding(0, 0, 2, 0), NoWrap = true })]);
        foreach (var row in rows)
        {
            table.AddRow([.. columns.Select(column => new Text(Printable.Of(column.Cell(row))))]);
        }

        return table;
    }

    // Not by the terminal's console, which breaks long lines.
    private static void PrintJson<T>(T thing) => Console.Out.WriteLine(Escaped(JsonSerializer.Serialize(thing, Form)));

    // What turns the direction of a terminal stands in a value alone, where JSON may escape it.
    private static string Escaped(string json) => json.Any(IsEscaped)
        ? string.Concat(json.Select(letter => IsEscaped(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString()))
        : json;

    private static bool IsEscaped(char letter) => letter > '\u007E' && Printable.IsCommand(letter);
}

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Cell">What stands in it.</param>
/// <param name="IsWide">Whether it is left out where the terminal has fewer than 120 columns.</param>
internal sealed record Column<T>(string Heading, Func<T, string> Cell, bool IsWide = false);
