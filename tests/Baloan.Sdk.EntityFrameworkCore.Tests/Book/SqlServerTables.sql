CREATE TABLE [BaloanCallbacks] (
    [Id] bigint NOT NULL IDENTITY,
    [Partner] nvarchar(200) NOT NULL,
    [LoanId] uniqueidentifier NOT NULL,
    [State] nvarchar(200) NOT NULL,
    [Reason] nvarchar(max) NULL,
    [Source] varchar(16) NOT NULL,
    [ReceivedAt] datetime2 NOT NULL,
    [HandledAt] datetime2 NULL,
    [DeadAt] datetime2 NULL,
    [Failures] int NOT NULL,
    [Error] nvarchar(300) NULL,
    [ReasonMark] varchar(64) NOT NULL,
    [AdditionalJson] nvarchar(max) NULL,
    [DueAt] datetime2 NULL,
    [LeaseId] uniqueidentifier NULL,
    [LeaseEndsAt] datetime2 NULL,
    CONSTRAINT [PK_BaloanCallbacks] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [BaloanKeys] (
    [Name] varchar(64) NOT NULL,
    [Value] varchar(1000) NOT NULL,
    CONSTRAINT [PK_BaloanKeys] PRIMARY KEY ([Name])
);
GO


CREATE TABLE [BaloanLoans] (
    [Partner] nvarchar(200) NOT NULL,
    [Reference] nvarchar(200) NOT NULL,
    [Status] varchar(16) NOT NULL,
    [LoanId] uniqueidentifier NULL,
    [ErrorCode] nvarchar(200) NULL,
    [StoreId] int NOT NULL,
    [Amount] decimal(28,4) NOT NULL,
    [LoanDue] int NOT NULL,
    [MonthlyInstallmentAmount] decimal(28,4) NULL,
    [TotalPayback] decimal(28,4) NULL,
    [State] nvarchar(200) NULL,
    [StateAt] datetime2 NULL,
    [OtpRequestedAt] datetime2 NULL,
    [SignedAt] datetime2 NULL,
    [CancelRequestedAt] datetime2 NULL,
    [CreatedAt] datetime2 NOT NULL,
    [AttemptedAt] datetime2 NOT NULL,
    [StatusAt] datetime2 NOT NULL,
    [SettledBy] varchar(16) NULL,
    [AttemptId] uniqueidentifier NOT NULL,
    [LeaseEndsAt] datetime2 NOT NULL,
    [Fingerprint] varchar(64) NOT NULL,
    [OpenFingerprint] varchar(64) NULL,
    [PollAt] datetime2 NULL,
    [DisownedAt] datetime2 NULL,
    CONSTRAINT [PK_BaloanLoans] PRIMARY KEY ([Partner], [Reference])
);
GO


CREATE TABLE [Orders] (
    [Id] nvarchar(450) NOT NULL,
    [Effects] int NOT NULL,
    CONSTRAINT [PK_Orders] PRIMARY KEY ([Id])
);
GO


CREATE INDEX [IX_BaloanCallbacks_DeadAt] ON [BaloanCallbacks] ([DeadAt]);
GO


CREATE INDEX [IX_BaloanCallbacks_DueAt] ON [BaloanCallbacks] ([DueAt]);
GO


CREATE INDEX [IX_BaloanCallbacks_HandledAt] ON [BaloanCallbacks] ([HandledAt]);
GO


CREATE INDEX [IX_BaloanCallbacks_LeaseId] ON [BaloanCallbacks] ([LeaseId]);
GO


CREATE UNIQUE INDEX [IX_BaloanCallbacks_LoanId_Partner_State_ReasonMark] ON [BaloanCallbacks] ([LoanId], [Partner], [State], [ReasonMark]);
GO


CREATE UNIQUE INDEX [IX_BaloanLoans_LoanId] ON [BaloanLoans] ([LoanId]) WHERE [LoanId] IS NOT NULL;
GO


CREATE UNIQUE INDEX [IX_BaloanLoans_Partner_OpenFingerprint] ON [BaloanLoans] ([Partner], [OpenFingerprint]) WHERE [OpenFingerprint] IS NOT NULL;
GO


CREATE INDEX [IX_BaloanLoans_PollAt] ON [BaloanLoans] ([PollAt]);
GO


CREATE INDEX [IX_BaloanLoans_Status_LeaseEndsAt] ON [BaloanLoans] ([Status], [LeaseEndsAt]);
GO


CREATE INDEX [IX_BaloanLoans_Status_State] ON [BaloanLoans] ([Status], [State]);
GO
