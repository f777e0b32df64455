using BenchmarkDotNet.Attributes;

namespace Baloan.Sdk.Benchmarks.Parts;

/// <summary>What a partner's application reads beside the answers.</summary>
public class ReadingBenchmarks
{
    private readonly string _formulaText;
    private readonly InstallmentFormula _formula;

    private readonly byte[] _callback = """{"uuid":"a71b93c4-b1a9-4868-9cb2-310757422af1","state":"blocked","reason":"The documents are not complete."}"""u8.ToArray();

    public ReadingBenchmarks()
    {
        _formulaText = "(amount+(amount*bank_effected_interest_rate)/100)/loan_due";
        _formula = InstallmentFormula.Parse(_formulaText);
    }

    [Benchmark(Description = "a call back is read")]
    public LoanCallback Callback() => LoanCallback.Parse(_callback);

    [Benchmark(Description = "a formula is read")]
    public InstallmentFormula ReadFormula() => InstallmentFormula.Parse(_formulaText);

    [Benchmark(Description = "a formula is evaluated")]
    public Toman EvaluateFormula() => _formula.Evaluate(Toman.FromMillions(10), 22, 12);
}
