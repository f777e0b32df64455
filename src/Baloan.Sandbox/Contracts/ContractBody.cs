namespace Baloan.Sandbox.Contracts;

/// <summary>What <c>GET loan/{uuid}/contract/</c> answers.</summary>
internal sealed record ContractBody(ContractFileBody ContractPdfFile, bool IsAgreedByUser);

/// <summary>The contract's file.</summary>
internal sealed record ContractFileBody(Guid Uuid, string File);

/// <summary>What <c>PATCH loan/{uuid}/contract/</c> is sent.</summary>
internal sealed record SignBody(string Otp);
