INSERT INTO [BaloanLoans] ([Partner], [Reference], [Amount], [AttemptId], [CancelRequestedAt], [DisownedAt], [ErrorCode], [Fingerprint], [LoanDue], [LoanId], [MonthlyInstallmentAmount], [OpenFingerprint], [OtpRequestedAt], [PollAt], [SettledBy], [SignedAt], [State], [StateAt], [Status], [StoreId], [TotalPayback], [CreatedAt], [AttemptedAt], [StatusAt], [LeaseEndsAt]) SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, GETUTCDATE(), GETUTCDATE(), GETUTCDATE(), DATEADD(second, CAST(300.0E0 AS int), GETUTCDATE()) WHERE NOT EXISTS (SELECT 1 FROM [BaloanLoans] WHERE [Partner] = @p0 AND [Reference] = @p1)

UPDATE [b]
SET [b].[Status] = @p,
    [b].[LoanId] = @p4,
    [b].[MonthlyInstallmentAmount] = NULL,
    [b].[TotalPayback] = NULL,
    [b].[OpenFingerprint] = NULL,
    [b].[StatusAt] = GETUTCDATE(),
    [b].[PollAt] = GETUTCDATE()
FROM [BaloanLoans] AS [b]
WHERE [b].[Partner] = @partner AND [b].[Reference] = @reference AND [b].[AttemptId] = @attemptId AND [b].[Status] = 'Opening'

UPDATE [b]
SET [b].[Status] = @p,
    [b].[StatusAt] = GETUTCDATE()
FROM [BaloanLoans] AS [b]
WHERE [b].[Partner] = @_partner AND [b].[Status] = 'Opening' AND [b].[LeaseEndsAt] < GETUTCDATE()

SELECT [b].[Partner], [b].[Reference], [b].[Amount], [b].[AttemptId], [b].[AttemptedAt], [b].[CancelRequestedAt], [b].[CreatedAt], [b].[DisownedAt], [b].[ErrorCode], [b].[Fingerprint], [b].[LeaseEndsAt], [b].[LoanDue], [b].[LoanId], [b].[MonthlyInstallmentAmount], [b].[OpenFingerprint], [b].[OtpRequestedAt], [b].[PollAt], [b].[SettledBy], [b].[SignedAt], [b].[State], [b].[StateAt], [b].[Status], [b].[StatusAt], [b].[StoreId], [b].[TotalPayback]
FROM [BaloanLoans] AS [b]
WHERE [b].[Partner] = @_partner AND [b].[Status] = 'Unknown'
ORDER BY [b].[AttemptedAt], [b].[Reference]
