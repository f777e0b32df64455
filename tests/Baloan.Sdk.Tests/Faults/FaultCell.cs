using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>One cell of the matrix: what one operation does under one fault.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Operation">The operation that is called.</param>
/// <param name="Outcome">"result", or the name of the exception.</param>
/// <param name="Sent">How often the operation reaches the server.</param>
/// <param name="Tokens">How many token requests reach the server.</param>
/// <param name="Seconds">How long the call takes at the most, on the client's clock.</param>
/// <param name="MostSentByPartners">How often it does, at the most, with a primary handler of the partner's own.</param>
public sealed record FaultCell(string Fault, string Operation, string Outcome, int Sent, int Tokens, int Seconds, int MostSentByPartners)
{
    /// <summary>Names the cell in a list of tests.</summary>
    public override string ToString() => $"{Fault} × {Operation}";

    /// <summary>Reads a table, a row a line: fault | operations | outcome | sent | tokens | seconds | sent by the partner's handler.</summary>
    internal static IEnumerable<FaultCell> Read(string table) =>
        from line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        where !line.StartsWith('#')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        from operation in ClientOperation.InGroup(cells[1])
        select new FaultCell(cells[0], operation, cells[2], Number(cells[3]), Number(cells[4]), Number(cells[5]), Number(cells[6] == "same" ? cells[3] : cells[6]["up to ".Length..]));

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
