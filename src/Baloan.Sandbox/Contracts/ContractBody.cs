namespace Baloan.Sandbox.Contracts;

/// <summary>What <c>GET loan/{uuid}/contract/</c> answers.</summary>
internal sealed record ContractBody(ContractFileBody ContractPdfFile, bool IsAgreedByUser);
