namespace Baloan.Sdk.Smoke;

/// <summary>Writes one row for each change. Fails as often as it is told, after it has written.</summary>
public sealed class EffectHandler(NodeDatabase database, Fate fate, IConfiguration configuration) : IBaloanCallbackHandler
{
    private readonly double _failing = configuration.GetValue<double>("Node:Failing");

    public async Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        fate.Meet(Step.HandlerBegun);
        database.Effects.Add(new Effect { LoanId = callback.LoanId, State = callback.State.Value, Reference = context.Reference });
        await database.SaveChangesAsync(cancellationToken);
        fate.Meet(Step.EffectWritten);
        if (Random.Shared.NextDouble() < _failing)
        {
            throw new InvalidOperationException("The handler fails, as it was told.");
        }
    }
}
