namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>A scoped store over the table.</summary>
internal sealed class SecretStore(SecretTable table) : IBaloanCallbackPartnerStore
{
    public async Task<string?> FindBySecretAsync(string secretHash, CancellationToken cancellationToken)
    {
        table.Questions.Enqueue(secretHash);
        await table.BeforeAsync(cancellationToken);
        return table.KeyOfHash.GetValueOrDefault(secretHash);
    }
}
