// Generated from the interface document by `npm run client` (see README.md). Not edited by hand.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 首页 */
        get: operations["showFrontDoor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 平台操作日志 */
        get: operations["listPlatformAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captchas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 获取图片验证码 */
        post: operations["askCaptcha"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/accounts/{account_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认账户变更 */
        post: operations["confirmAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/accounts/{account_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 驳回账户变更 */
        post: operations["refuseAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/accounts/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待确认的账户变更 */
        get: operations["listAccountProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 附件列表 */
        get: operations["listAttachments"];
        put?: never;
        /** 上传附件 */
        post: operations["addAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载附件 */
        get: operations["downloadAttachment"];
        put?: never;
        post?: never;
        /** 删除附件 */
        delete: operations["removeAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 区县操作日志 */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 批次列表 */
        get: operations["listBatches"];
        put?: never;
        /** 新建批次 */
        post: operations["openBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 批次详情 */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/abnormal-lines/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出异常数据 */
        post: operations["exportAbnormalLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/alert-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预警核实 */
        post: operations["startAlertCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/card-matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 人社匹卡 */
        post: operations["startCardMatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/check-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核查进度 */
        get: operations["getCheckSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 关闭批次 */
        post: operations["closeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 与上期比较 */
        get: operations["getBatchDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/difference/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 与上期比较的名单 */
        get: operations["listBatchDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/fetched-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接入清单 */
        post: operations["fetchList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按资格生成明细 */
        post: operations["generateBatchLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/grant-entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按已办结批次认定资格 */
        post: operations["grantBatchEntitlements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/intake-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入记录 */
        get: operations["listIntakeFiles"];
        put?: never;
        /** 导入数据 */
        post: operations["uploadIntakeFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 申报明细列表 */
        get: operations["listLines"];
        put?: never;
        /** 单笔录入 */
        post: operations["enterLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/lines/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出申报明细 */
        post: operations["exportLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/lines/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按身份证号查找申报明细 */
        post: operations["findLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/batches/{batch_id}/offered-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可接入的清单 */
        get: operations["getOfferedLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/budget-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预算单位列表 */
        get: operations["listBudgetUnits"];
        put?: never;
        /** 新增预算单位 */
        post: operations["createBudgetUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/calculations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 测算 */
        post: operations["calculateDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/calculations/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 测算所用标准 */
        get: operations["getCalculationStandards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/cleanup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数据治理列表 */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/cleanup/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出数据治理清单 */
        get: operations["exportProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 申报单列表 */
        get: operations["listDossiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/{dossier_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 申报单详情 */
        get: operations["getDossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/{dossier_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 退回后的变化 */
        get: operations["getDossierChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/{dossier_id}/last-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 上次退回以来的变化 */
        get: operations["getLastReturn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/{dossier_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 明细并入申报单 */
        post: operations["joinLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/{dossier_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 申报单操作日志 */
        get: operations["getDossierLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量审核 */
        post: operations["approveDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申报确认 */
        post: operations["openDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 召回申报单 */
        post: operations["recallDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回申报单 */
        post: operations["returnDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/return-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回明细 */
        post: operations["returnLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送审 */
        post: operations["submitDossiers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/dossiers/void-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废明细 */
        post: operations["voidLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 资格列表 */
        get: operations["listEntitlements"];
        put?: never;
        /** 认定资格 */
        post: operations["grantEntitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/entitlements/{entitlement_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 资格详情 */
        get: operations["getEntitlement"];
        /** 变更资格 */
        put: operations["changeEntitlement"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/entitlements/{entitlement_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 终止资格 */
        post: operations["endEntitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/entitlements/{entitlement_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复资格 */
        post: operations["resumeEntitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/entitlements/{entitlement_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停资格 */
        post: operations["suspendEntitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 群众反馈列表 */
        get: operations["listFeedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/feedback/{feedback_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复群众反馈 */
        post: operations["answerFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/further-claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 确认需发放列表 */
        get: operations["listFurtherClaims"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指标列表 */
        get: operations["listIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/indicators/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指标追踪 */
        get: operations["listLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/indicators/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指标挂接 */
        post: operations["linkIndicators"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/indicators/linkings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指标挂接列表 */
        get: operations["listLinkings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/indicators/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预览指标扣减 */
        post: operations["previewLinking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/indicators/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同步指标 */
        post: operations["syncIndicators"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任务列表 */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任务详情 */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消任务 */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/jobs/{job_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任务进度（服务器推送） */
        get: operations["watchJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重试任务 */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/lines/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 申报明细详情 */
        get: operations["getLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改申报明细 */
        patch: operations["updateLine"];
        trace?: never;
    };
    "/api/v1/counties/{county}/lines/{line_id}/further-claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 确认需发放详情 */
        get: operations["getFurtherClaim"];
        /** 提交确认需发放 */
        put: operations["askFurtherClaim"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/lines/{line_id}/further-claim/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认需发放 */
        post: operations["confirmFurtherClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/lines/{line_id}/further-claim/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回确认需发放 */
        post: operations["refuseFurtherClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/lines/{line_id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核批 */
        post: operations["overrideLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/lines/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 删除申报明细 */
        post: operations["deleteLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/lines/revalidate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新校验 */
        post: operations["revalidateLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的消息 */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 标为已读 */
        post: operations["markMessagesRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未读消息数 */
        get: operations["countUnreadMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 异议列表 */
        get: operations["listObjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/objections/{objection_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 处理异议 */
        post: operations["decideObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payer-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 零余额账户列表 */
        get: operations["listPayerAccounts"];
        put?: never;
        /** 登记零余额账户 */
        post: operations["proposePayerAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payer-accounts/{payer_account_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认零余额账户 */
        post: operations["confirmPayerAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payer-accounts/{payer_account_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 驳回零余额账户 */
        post: operations["refusePayerAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payment-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成支付申请 */
        post: operations["createPaymentRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payment-requests/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 银行卡对比 */
        post: operations["compareCards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payment-requests/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待生成支付的申报单 */
        get: operations["listPendingDossiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payment-requests/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待生成支付的明细 */
        get: operations["listPendingPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发放结果 */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 个人信息 */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payments/{payment_id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 收款人的有效账号 */
        get: operations["listPayeeAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payments/{payment_id}/correct-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正收款账号 */
        post: operations["correctAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payments/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出发放结果 */
        get: operations["exportPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payments/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 明细补发 */
        post: operations["reissuePayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/payments/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废发放明细 */
        post: operations["voidPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单位项目列表 */
        get: operations["listCountyProgrammes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes/{code}/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 区县办理流程 */
        get: operations["listChainSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes/{code}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 申报表的列 */
        get: operations["listColumns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes/{code}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开办或停办项目 */
        post: operations["enableProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes/{code}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 补贴标准与省级范围 */
        get: operations["listRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes/{code}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 区县项目设置 */
        get: operations["getProgrammeSettings"];
        /** 设置区县流程和公示 */
        put: operations["configureProgramme"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes/{code}/settings/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查区县流程和公示设置 */
        post: operations["checkProgrammeSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes/{code}/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 维护区县补贴标准 */
        post: operations["setStandard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/programmes/{code}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载导入模板 */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示列表 */
        get: operations["listPublicities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/{publicity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示详情 */
        get: operations["getPublicity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/{publicity_id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示文件列表 */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/{publicity_id}/documents/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载公示文件 */
        get: operations["downloadDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/{publicity_id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 延长公示 */
        post: operations["extendPublicity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/{publicity_id}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看公示 */
        get: operations["showNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/{publicity_id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记异议 */
        post: operations["enterObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/{publicity_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员名单 */
        get: operations["listPublicityPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/{publicity_id}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出公示名单 */
        get: operations["exportPublicity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公示结束 */
        post: operations["closePublicities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公示确认 */
        post: operations["confirmPublicities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 删除公示 */
        post: operations["deletePublicities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 填写公示 */
        post: operations["fillPublicities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/foreseen-period": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示期提示 */
        get: operations["foreseePublicityPeriod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量生成公示 */
        post: operations["generatePublicities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新生成公示文件 */
        post: operations["printPublicities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/publicities/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量发布公示 */
        post: operations["publishPublicities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 补贴对象列表 */
        get: operations["listRecipients"];
        put?: never;
        /** 新增补贴对象 */
        post: operations["createRecipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/{recipient_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 补贴对象详情 */
        get: operations["getRecipient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 编辑补贴对象 */
        patch: operations["updateRecipient"];
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/{recipient_id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交账户变更 */
        post: operations["proposeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/{recipient_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 修改记录 */
        get: operations["listRecipientChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/{recipient_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用补贴对象 */
        post: operations["disableRecipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/{recipient_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用补贴对象 */
        post: operations["enableRecipient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/{recipient_id}/guardian": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 登记监护人 */
        put: operations["setGuardian"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/{recipient_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 新增家庭成员 */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/{recipient_id}/members/{member_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 家庭成员迁出 */
        post: operations["removeMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/recipients/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按证件号码查找补贴对象 */
        post: operations["searchRecipients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/rule-statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 规则对比统计 */
        get: operations["listRuleStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/rule-statistics/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 规则对比明细 */
        get: operations["listRuleLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付凭证列表 */
        get: operations["listVouchers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers/{voucher_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付凭证详情 */
        get: operations["getVoucher"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers/{voucher_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付凭证操作日志 */
        get: operations["getVoucherLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers/{voucher_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废支付凭证 */
        post: operations["voidVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers/anomalies/{anomaly_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记回单存疑的处理结果 */
        post: operations["resolveAnomaly"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers/check-sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核签章 */
        post: operations["checkSignVouchers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers/make-sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 经办签章 */
        post: operations["makeSignVouchers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 回单登记 */
        post: operations["registerReceipts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/vouchers/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭证发送 */
        post: operations["sendVouchers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/workbench": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的待办 */
        get: operations["getWorkbench"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/workbench/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的已办 */
        get: operations["listDone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{county}/workbench/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 补贴进度统计 */
        get: operations["showStageProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运行状态 */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holiday-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 放假安排列表 */
        get: operations["listHolidaySchedules"];
        put?: never;
        /** 录入放假安排 */
        post: operations["recordHolidaySchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holiday-schedules/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 更正放假安排 */
        put: operations["correctHolidaySchedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录用户 */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的头像 */
        get: operations["getOwnAvatar"];
        put?: never;
        /** 更换我的头像 */
        post: operations["setOwnAvatar"];
        /** 删除我的头像 */
        delete: operations["removeOwnAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改本人密码 */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的页面偏好 */
        get: operations["listPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/preferences/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 保存页面偏好 */
        put: operations["savePreference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/signing-pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 设置签章 PIN 码 */
        post: operations["setSigningPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 通知公告列表 */
        get: operations["listNotices"];
        put?: never;
        /** 起草通知公告 */
        post: operations["writeNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 通知公告内容 */
        get: operations["getNotice"];
        /** 修改公告草稿 */
        put: operations["editNotice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加公告附件 */
        post: operations["attachNoticeFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice_id}/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公告附件 */
        get: operations["getNoticeFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布或撤回通知公告 */
        post: operations["publishNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用户列表 */
        get: operations["listOfficials"];
        put?: never;
        /** 新增用户 */
        post: operations["createOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials/{official_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用户详情 */
        get: operations["getOfficial"];
        /** 编辑用户 */
        put: operations["updateOfficial"];
        post?: never;
        /** 删除用户 */
        delete: operations["deleteOfficial"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials/{official_id}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 用户头像 */
        get: operations["getAvatar"];
        put?: never;
        /** 更换用户头像 */
        post: operations["setAvatar"];
        /** 删除用户头像 */
        delete: operations["removeAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials/{official_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 禁用用户 */
        post: operations["disableOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials/{official_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用用户 */
        post: operations["enableOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials/{official_id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 授予岗位 */
        post: operations["grantPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials/{official_id}/posts/{post_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤销岗位 */
        delete: operations["endPost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials/{official_id}/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 项目授权 */
        put: operations["authoriseProgrammes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officials/{official_id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置密码 */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 机构列表 */
        get: operations["listOrganisations"];
        put?: never;
        /** 新增机构 */
        post: operations["createOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 编辑机构 */
        put: operations["updateOrganisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用或启用机构 */
        post: operations["setOrganisationState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 政策文件列表（含未公布） */
        get: operations["listPolicyDocuments"];
        put?: never;
        /** 新增政策文件 */
        post: operations["addPolicyDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy-documents/{document_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 政策文件原文 */
        get: operations["getPolicyFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy-documents/{document_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预览政策文件 */
        get: operations["previewPolicyDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy-documents/{document_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公布或撤下政策文件 */
        post: operations["publishPolicyDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 门户框架 */
        get: operations["getPortal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/pages/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 页面说明 */
        get: operations["getPortalPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/pages/{name}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出列表 */
        post: operations["exportPortalPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/region-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 区划名称 */
        get: operations["nameRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 补贴项目列表 */
        get: operations["listProgrammes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 补贴项目详情 */
        get: operations["getProgramme"];
        /** 维护补贴项目 */
        put: operations["updateProgramme"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programmes/{code}/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 补贴标准 */
        get: operations["listStandards"];
        put?: never;
        /** 制定省级标准和范围 */
        post: operations["setProvinceStandard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/feedback/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查询反馈答复 */
        post: operations["readFeedbackAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/publicities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 正在公示的项目 */
        get: operations["listCurrentPublicities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/publicities/{public_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示内容 */
        get: operations["getCurrentPublicity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/publicities/{public_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示核验 */
        get: operations["checkNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/publicities/{public_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交公示反馈 */
        post: operations["leaveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/publicities/{public_id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公示反馈 */
        post: operations["sendFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/publicities/{public_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示名单 */
        get: operations["listCurrentPublicityPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 主管部门 */
        get: operations["listDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/policy-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公开的政策文件 */
        get: operations["listPublicPolicyDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/policy-documents/{document_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公开的政策文件原文 */
        get: operations["getPublicPolicyFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公开的补贴项目清单 */
        get: operations["listPublicProgrammes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下级区划 */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 区划详情 */
        get: operations["getRegion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按名称或代码查找区划 */
        get: operations["searchRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位类别 */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登录 */
        post: operations["signIn"];
        /** 退出本账号的所有登录 */
        delete: operations["signOutEverywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-ins/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退出登录 */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部办理环节 */
        get: operations["listStages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/summaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 汇总数据 */
        get: operations["listSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/summaries/counties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 县区汇总与排名 */
        get: operations["rankCounties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 门户文件 */
        get: operations["sendPortalFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/p": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 门户页面 */
        get: operations["showPortal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/p/{county}/{public_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示核验页面 */
        get: operations["showNoticeCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公众首页 */
        get: operations["showLanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Account */
        Account: {
            account: string;
            bank_code: string;
            bank_name: string;
            decided_at: string | null;
            decided_by: number | null;
            holder_id_number: string | null;
            holder_name: string;
            holder_relation: string;
            id: number;
            /** Format: date-time */
            proposed_at: string;
            proposed_by: number;
            reason: string;
            /** @enum {string} */
            state: "proposed" | "active" | "closed" | "refused";
            use_order: number;
        };
        /** AccountProposal */
        AccountProposal: {
            account: string;
            bank_name: string;
            holder_name: string;
            holder_relation: string;
            id: number;
            name: string;
            own: boolean;
            /** Format: date-time */
            proposed_at: string;
            reason: string;
            recipient_id: number;
            use_order: number;
            village_code: string;
        };
        /** AccountProposalRows */
        AccountProposalRows: {
            page: number;
            rows: components["schemas"]["AccountProposal"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** AccountView */
        AccountView: {
            account: string;
            avatar: string | null;
            birthday: string | null;
            /** Format: date-time */
            created_at: string;
            default_menu: string;
            division: string | null;
            email: string | null;
            enabled: boolean;
            gender: ("男" | "女") | null;
            id: number;
            id_number: string | null;
            locked_until: string | null;
            must_change_password: boolean;
            name: string;
            organisation_id: number;
            organisation_name: string;
            organisation_region: string;
            phone: string | null;
            posts: components["schemas"]["HeldPost"][];
            programmes: string[];
            remark: string | null;
            /** Format: date-time */
            updated_at: string;
            /** @enum {string} */
            user_type: "civil_servant" | "institution" | "contract";
            version: number;
        };
        /** AccountViewRows */
        AccountViewRows: {
            page: number;
            rows: components["schemas"]["AccountView"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** Action */
        Action: {
            body?: {
                [key: string]: unknown;
            };
            /** @default  */
            confirm?: string;
            /** @default  */
            done?: string;
            /** @default  */
            download?: string;
            /** @default  */
            event?: string;
            fields?: components["schemas"]["Field"][];
            /** @default  */
            foresee?: string;
            /** @default  */
            ids_key?: string;
            /** @default id */
            ids_of?: string;
            key: string;
            /** @default  */
            operation?: string;
            params?: {
                [key: string]: string;
            };
            /** @default  */
            permission?: string;
            row_body?: {
                [key: string]: string;
            };
            /**
             * @default
             * @enum {string}
             */
            style?: "" | "primary" | "success" | "warning" | "danger" | "info";
            tabs?: string[];
            title: string;
            /** @default  */
            to?: string;
            when?: {
                [key: string]: (string | number | boolean)[];
            };
            /**
             * @default row
             * @enum {string}
             */
            where?: "page" | "batch" | "row";
        };
        /** AnomalyRow */
        AnomalyRow: {
            amount_fen: number;
            bank_serial: string;
            id: number;
            line_key: string;
            payment_id: number | null;
            problem: string;
            /** Format: date-time */
            received_at: string;
            resolution: string | null;
            resolved_at: string | null;
            resolved_by: number | null;
            status: string;
        };
        /** AnswerFeedbackBody */
        AnswerFeedbackBody: {
            answer: string;
            /** @default false */
            as_objection?: boolean;
            row_number?: number | null;
        };
        /** AttachmentForm */
        AttachmentForm: {
            /** Format: binary */
            file: string;
            /** @enum {string} */
            subject: "line" | "dossier" | "batch" | "publicity" | "recipient";
            subject_id: number;
        };
        /** AttachmentView */
        AttachmentView: {
            bytes: number;
            file_name: string;
            id: number;
            media_type: string;
            /** @enum {string} */
            scan_result: "clean" | "not_scanned" | "infected";
            /** @enum {string} */
            subject: "line" | "dossier" | "batch" | "publicity" | "recipient";
            subject_id: number;
            /** Format: date-time */
            uploaded_at: string;
            uploaded_by: number;
        };
        /** AttemptRow */
        AttemptRow: {
            account: string;
            amount_fen: number;
            bank_code: string;
            bank_serial: string | null;
            /** Format: date-time */
            created_at: string;
            id: number;
            payee: string;
            reason: string | null;
            result_at: string | null;
            /** @enum {string} */
            state: "drafted" | "in_flight" | "paid" | "failed" | "returned" | "stopped" | "void";
            voucher_id: number;
            voucher_number: string;
        };
        /** AuditEntryAnswer */
        AuditEntryAnswer: {
            account: string;
            action: string;
            address: string;
            after: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            at: string;
            before: {
                [key: string]: unknown;
            } | null;
            count: number;
            id: number;
            official_id: number | null;
            subject: string;
            subject_id: string;
        };
        /** AuditEntryAnswerRows */
        AuditEntryAnswerRows: {
            page: number;
            rows: components["schemas"]["AuditEntryAnswer"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** AvatarForm */
        AvatarForm: {
            /** Format: binary */
            file: string;
        };
        /** BasisBody */
        BasisBody: {
            basis: string;
        };
        /** Batch */
        Batch: {
            closed_at: string | null;
            /** Format: date-time */
            created_at: string;
            created_by: number;
            cycle: string;
            id: number;
            name: string;
            number: number;
            period: string;
            /** Format: date */
            period_end: string;
            /** Format: date */
            period_start: string;
            programme_code: string;
            /** @enum {string} */
            state: "open" | "closed";
            year: number;
        };
        /** BatchRows */
        BatchRows: {
            page: number;
            rows: components["schemas"]["Batch"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /**
         * Beneficiary
         * @enum {string}
         */
        Beneficiary: "individual" | "household" | "collective";
        /** BudgetUnitBody */
        BudgetUnitBody: {
            code: string;
            name: string;
            organisation_id?: number | null;
        };
        /** BudgetUnitCreated */
        BudgetUnitCreated: {
            code: string;
        };
        /** CalculationAnswer */
        CalculationAnswer: {
            documents: string[];
            fen: number;
            lines: number;
        };
        /** CalculationBody */
        CalculationBody: {
            dossier_ids: number[];
        };
        /** Call */
        Call: {
            method: string;
            path: string;
        };
        /** CancelledAnswer */
        CancelledAnswer: {
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
        };
        /** CaptchaAnswer */
        CaptchaAnswer: {
            /** Format: uuid */
            id: string;
            image: string;
        };
        /** ChainStepAnswer */
        ChainStepAnswer: {
            description: string;
            /** @enum {string} */
            entry: "township" | "county";
            limit_days: number;
            ordinal: number;
            return_title: string | null;
            return_to: string | null;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            title: string;
        };
        /** Change */
        Change: {
            after: {
                [key: string]: unknown;
            };
            before: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            changed_at: string;
            changed_by: number;
            id: number;
            version: number;
        };
        /** ChangeBody */
        ChangeBody: {
            attributes: {
                [key: string]: unknown;
            };
            basis: string;
            /** @default  */
            class_name?: string;
        };
        /** ChangedAnswer */
        ChangedAnswer: {
            changed: number;
        };
        /** ChangedLine */
        ChangedLine: {
            fen: number | null;
            /** @enum {string} */
            kind: "added" | "removed" | "raised" | "lowered" | "altered";
            line_id: number;
            name: string;
            previous_fen: number | null;
            village_code: string;
        };
        /** ChangeOrganisationBody */
        ChangeOrganisationBody: {
            /** @enum {string} */
            kind: "government" | "finance" | "department" | "township";
            name: string;
            region_code: string;
        };
        /** ChangePasswordBody */
        ChangePasswordBody: {
            current_password: string;
            new_password: string;
        };
        /** ChangesAnswer */
        ChangesAnswer: {
            added: number;
            altered: number;
            /** @enum {string} */
            landing: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            raised: number;
            /** @enum {string} */
            resume_stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            resumes: boolean;
        };
        /** CheckAnswer */
        CheckAnswer: {
            authentic: boolean;
            /** Format: date */
            ends_on: string;
            message: string;
            people: number;
            /** Format: date */
            starts_on: string;
            title: string;
        };
        /** CheckBody */
        CheckBody: {
            /** @enum {string} */
            entry: "township" | "county";
            line_ids?: number[] | null;
            township_code?: string | null;
        };
        /** CheckCounts */
        CheckCounts: {
            alert: {
                [key: string]: number;
            };
            card: {
                [key: string]: number;
            };
            flagged: number;
        };
        /** CheckJob */
        CheckJob: {
            job_id: number;
        };
        /** ChoiceBody */
        ChoiceBody: {
            fen?: number | null;
            indicator_id: number;
            ratio_bp?: number | null;
            /** @default 0 */
            use_order?: number;
        };
        /** Choices */
        Choices: {
            columns?: string[] | null;
            large_print?: boolean | null;
            page_size?: number | null;
            theme?: string | null;
        };
        /** ClaimantBody */
        ClaimantBody: {
            id_number: string;
        };
        /** Column */
        Column: {
            /** @default  */
            dictionary?: string;
            key: string;
            /**
             * @default text
             * @enum {string}
             */
            kind?: "text" | "number" | "money" | "date" | "datetime" | "month" | "enum" | "region" | "programme" | "masked" | "boolean";
            /** @default  */
            link?: string;
            min_width?: number | null;
            options?: components["schemas"]["Option"][];
            sort?: string | null;
            /** @default false */
            spare?: boolean;
            tabs?: string[];
            title: string;
            /** @default true */
            visible?: boolean;
            width?: number | null;
        };
        /** ColumnAnswer */
        ColumnAnswer: {
            choices: string[];
            key: string;
            note: string;
            of_form: boolean;
            required: boolean;
            sensitive: string;
            title: string;
            width: number;
        };
        /** ConfigureProgrammeBody */
        ConfigureProgrammeBody: {
            chains: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            publicity?: components["schemas"]["PublicityRoundBody"][] | null;
            /** @default  */
            reason?: string;
        };
        /** CorrectAccountBody */
        CorrectAccountBody: {
            bank_account_id: number;
        };
        /** CorrectScheduleBody */
        CorrectScheduleBody: {
            document_no: string;
            holidays: components["schemas"]["HolidayBody"][];
            version: number;
            workdays: string[];
        };
        /** Count */
        Count: {
            count: number;
        };
        /** CountyFigures */
        CountyFigures: {
            /** Format: date-time */
            as_of: string;
            county_code: string;
            measures: {
                [key: string]: components["schemas"]["Figure"];
            };
            paid_share_bp: number;
            rank: number;
            stages: {
                [key: string]: components["schemas"]["StageFigure"];
            };
        };
        /** CountyProgramme */
        CountyProgramme: {
            bank_channel: string;
            beneficiary: components["schemas"]["Beneficiary"];
            department_name: string;
            enabled: boolean;
            id: string;
            name: string;
            needs_calculation: boolean;
            official_number: string;
            period: components["schemas"]["Period"];
            policy_basis: string;
            publicity: {
                [key: string]: unknown;
            }[];
            short_name: string;
            stages: string[];
            township_stages: string[];
        };
        /** Created */
        Created: {
            id: number;
        };
        /** CreateOfficialBody */
        CreateOfficialBody: {
            account: string;
            birthday?: string | null;
            /** @default to_do */
            default_menu?: string;
            division?: string | null;
            email?: string | null;
            /** @default true */
            enabled?: boolean;
            gender?: ("男" | "女") | null;
            id_number?: string | null;
            name: string;
            organisation_id: number;
            phone?: string | null;
            remark?: string | null;
            roles?: string[];
            /**
             * @default civil_servant
             * @enum {string}
             */
            user_type?: "civil_servant" | "institution" | "contract";
        };
        /** DeleteLinesBody */
        DeleteLinesBody: {
            line_ids: number[];
            reason: string;
        };
        /** Department */
        Department: {
            code: string;
            name: string;
        };
        /**
         * Difference
         * @enum {string}
         */
        Difference: "added" | "changed" | "stopped" | "supplement" | "unchanged";
        /** DifferenceLine */
        DifferenceLine: {
            changes: string[];
            fen: number | null;
            kind: components["schemas"]["Difference"];
            line_id: number | null;
            name: string;
            previous_fen: number | null;
            previous_line_id: number | null;
            village_code: string;
        };
        /** DifferenceLineRows */
        DifferenceLineRows: {
            page: number;
            rows: components["schemas"]["DifferenceLine"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** DifferenceSum */
        DifferenceSum: {
            fen: number;
            people: number;
            previous_fen: number;
        };
        /** DocumentAnswer */
        DocumentAnswer: {
            bytes: number;
            /** Format: date-time */
            made_at: string;
            missing_glyphs: string;
            part: number;
            parts: number;
            rows: number;
        };
        /** DoneRow */
        DoneRow: {
            /** @enum {string} */
            action: "create" | "submit" | "approve" | "return" | "recall" | "void_line" | "return_line" | "join_line" | "resume" | "system";
            /** Format: date-time */
            at: string;
            batch_id: number;
            dossier_id: number;
            fen: number;
            /** @enum {string} */
            from_stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment" | "";
            id: number;
            opinion: string;
            people: number;
            programme_code: string;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            /** @enum {string} */
            state: "moving" | "finished" | "void";
            /** @enum {string} */
            to_stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            township_code: string;
        };
        /** DoneRows */
        DoneRows: {
            page: number;
            rows: components["schemas"]["DoneRow"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** DossierAnswer */
        DossierAnswer: {
            actions: string[];
            batch_id: number;
            changes: components["schemas"]["ChangesAnswer"] | null;
            /** @enum {string} */
            entry: "township" | "county";
            id: number;
            ordinal: number;
            people: number;
            programme_code: string;
            return_targets: string[];
            returns: {
                [key: string]: string;
            };
            seals: components["schemas"]["SealRow"][];
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            /** Format: date-time */
            stage_since: string;
            stages: string[];
            /** @enum {string} */
            state: "moving" | "finished" | "void";
            total_fen: number;
            township_code: string;
            version: number;
            villages: components["schemas"]["VillageRow"][];
            void_people: number;
        };
        /** DossierIdsAnswer */
        DossierIdsAnswer: {
            dossier_ids: number[];
        };
        /** DossierIdsBody */
        DossierIdsBody: {
            dossier_ids: number[];
        };
        /** DossierRow */
        DossierRow: {
            all_people: number;
            batch_id: number;
            batch_name: string;
            beneficiary: string;
            /** @enum {string} */
            entry: "township" | "county";
            id: number;
            number: number;
            ordinal: number;
            people: number;
            period: string;
            programme_code: string;
            resume_stage: ("township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment") | null;
            return_reason: string | null;
            sent_by: number | null;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            /** Format: date-time */
            stage_since: string;
            /** @enum {string} */
            state: "moving" | "finished" | "void";
            /** @enum {string} */
            tab: "pending" | "sent" | "underway" | "finished";
            total_fen: number;
            touched: boolean;
            township_code: string;
            version: number;
            void_people: number;
            year: number;
        };
        /** DossierRows */
        DossierRows: {
            page: number;
            rows: components["schemas"]["DossierRow"][];
            size: number;
            sums: {
                [key: string]: number;
            };
            tabs: {
                [key: string]: number;
            };
            total: number;
        };
        /** DossiersBody */
        DossiersBody: {
            dossier_ids: number[];
        };
        /** EditNoticeBody */
        EditNoticeBody: {
            /** @default all */
            audience?: string;
            body: string;
            /** @default false */
            pinned?: boolean;
            region: string;
            /** Format: date */
            shown_from: string;
            shown_to?: string | null;
            title: string;
            version: number;
        };
        /** EnableProgrammeBody */
        EnableProgrammeBody: {
            bank_channel: string;
            /** @default true */
            enabled?: boolean;
        };
        /** EndBody */
        EndBody: {
            basis: string;
            /** Format: date */
            stops_on: string;
        };
        /** EnterLineBody */
        EnterLineBody: {
            cells: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            entry: "township" | "county";
            region_code: string;
        };
        /** Entitlement */
        Entitlement: {
            amount_fen: number | null;
            attributes: {
                [key: string]: unknown;
            };
            basis: string;
            claim_item: string;
            class_name: string;
            id: number;
            programme_code: string;
            recipient_id: number;
            recipient_name: string;
            source_line_id: number | null;
            /** Format: date */
            starts_on: string;
            /** @enum {string} */
            state: "live" | "suspended" | "ended";
            stops_on: string | null;
            suspended_on: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
            village_code: string;
        };
        /** EntitlementRows */
        EntitlementRows: {
            page: number;
            rows: components["schemas"]["Entitlement"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** ExportBody */
        ExportBody: {
            abnormal?: boolean | null;
            columns: string[];
            entry?: ("township" | "county") | null;
            region?: string | null;
            status?: ("open" | "moving" | "held" | "void" | "deleted") | null;
            without_dossier?: boolean | null;
        };
        /** ExtendBody */
        ExtendBody: {
            days: number;
            reason: string;
        };
        /** Feedback */
        Feedback: {
            answer: string | null;
            content: string;
            handled_at: string | null;
            id: number;
            name: string;
            objection_id: number | null;
            phone: string;
            publicity_id: number;
            /** Format: date-time */
            received_at: string;
            row_number: number | null;
            /** @enum {string} */
            state: "open" | "answered" | "objection";
            title: string;
        };
        /** FeedbackAnswer */
        FeedbackAnswer: {
            answer: string | null;
            handled_at: string | null;
            /** Format: date-time */
            received_at: string;
            /** @enum {string} */
            state: "open" | "answered" | "objection";
            state_title: string;
            title: string;
        };
        /** FeedbackBody */
        FeedbackBody: {
            captcha_answer: string;
            /** Format: uuid */
            captcha_id: string;
            content: string;
            name: string;
            /** @default  */
            phone?: string;
            row_number?: number | null;
        };
        /** FeedbackHandled */
        FeedbackHandled: {
            objection_id: number | null;
        };
        /** FeedbackReceipt */
        FeedbackReceipt: {
            message: string;
            receipt_code: string;
        };
        /** FeedbackRows */
        FeedbackRows: {
            page: number;
            rows: components["schemas"]["Feedback"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** FetchBody */
        FetchBody: {
            list_id: string;
            region_code?: string | null;
            system: string;
        };
        /** Field */
        Field: {
            default?: string | number | boolean | string[] | null;
            /** @default  */
            dictionary?: string;
            key: string;
            keys?: string[];
            /**
             * @default text
             * @enum {string}
             */
            kind?: "text" | "textarea" | "number" | "money" | "select" | "multiselect" | "radio" | "date" | "daterange" | "month" | "year" | "switch" | "region" | "place" | "township" | "programme" | "batch" | "password";
            max_length?: number | null;
            /** @default  */
            note?: string;
            /** @default  */
            of_row?: string;
            options?: components["schemas"]["Option"][];
            /** @default  */
            placeholder?: string;
            /** @default false */
            required?: boolean;
            title: string;
        };
        /** Figure */
        Figure: {
            fen: number;
            people: number;
        };
        /** FileView */
        FileView: {
            bytes: number;
            /** @enum {string} */
            entry: "township" | "county";
            file_name: string;
            id: number;
            problem: string | null;
            region_code: string;
            rows: number;
            source: string;
            /** @enum {string} */
            state: "waiting" | "imported" | "refused";
            /** Format: date-time */
            uploaded_at: string;
            uploaded_by: number;
            valid_rows: number;
        };
        /** FillBody */
        FillBody: {
            days?: number | null;
            mode?: ("online" | "offline" | "both") | null;
            office?: string | null;
            phone: string;
            place?: string | null;
            publicity_ids: number[];
            starts_on?: string | null;
            title?: string | null;
        };
        /** FindingView */
        FindingView: {
            /** @enum {string} */
            check: "intake" | "card" | "alert" | "review" | "bank_compare";
            column: string;
            /** Format: date-time */
            found_at: string;
            id: number;
            /** @enum {string} */
            outcome: "failed" | "unverified";
            overridable: boolean;
            reason: string;
            remedy: string;
            resolution: string;
            resolved_reason: string | null;
            rule: string;
            source: string;
        };
        /** ForeseenAnswer */
        ForeseenAnswer: {
            warning: string;
        };
        /** FurtherClaim */
        FurtherClaim: {
            /** Format: date-time */
            asked_at: string;
            asked_by: number;
            cap_fen: number;
            confirmed_at: string | null;
            confirmed_by: number | null;
            /** @enum {string} */
            kind: "difference" | "back_pay";
            line_id: number;
            ordinal: number | null;
            reason: string;
            refusal: string | null;
            refused_at: string | null;
            refused_by: number | null;
        };
        /** FurtherClaimAnswer */
        FurtherClaimAnswer: {
            ordinal: number;
        };
        /** FurtherClaimBody */
        FurtherClaimBody: {
            cap_fen: number;
            /** @enum {string} */
            kind: "difference" | "back_pay";
            reason: string;
        };
        /** FurtherClaimRefusalBody */
        FurtherClaimRefusalBody: {
            reason: string;
        };
        /** FurtherClaimRow */
        FurtherClaimRow: {
            /** Format: date-time */
            asked_at: string;
            asked_by: number;
            asked_by_name: string;
            batch_id: number;
            batch_name: string;
            cap_fen: number;
            decided_at: string | null;
            decided_by: number | null;
            decided_by_name: string;
            /** @enum {string} */
            entry: "township" | "county";
            fen: number | null;
            findings: string;
            id: number;
            id_number: string;
            /** @enum {string} */
            kind: "difference" | "back_pay";
            name: string;
            ordinal: number | null;
            own: boolean;
            period: string;
            programme_code: string;
            reason: string;
            refusal: string | null;
            /** @enum {string} */
            state: "waiting" | "confirmed" | "refused";
            township_code: string;
            village_code: string;
        };
        /** FurtherClaimRows */
        FurtherClaimRows: {
            page: number;
            rows: components["schemas"]["FurtherClaimRow"][];
            size: number;
            sums: {
                [key: string]: number;
            };
            tabs: {
                [key: string]: number;
            };
            total: number;
        };
        /** GeneratedAnswer */
        GeneratedAnswer: {
            publicity_ids: number[];
        };
        /** GenerateLinesBody */
        GenerateLinesBody: {
            /** @enum {string} */
            entry: "township" | "county";
        };
        /** GiveAnswer */
        GiveAnswer: {
            document_no: string;
            fen: number;
            indicator_id: number;
            left_fen: number;
            project_name: string;
        };
        /** GrantBody */
        GrantBody: {
            attributes: {
                [key: string]: unknown;
            };
            basis: string;
            /** @default  */
            class_name?: string;
            programme: string;
            recipient_id: number;
            /** Format: date */
            starts_on: string;
            stops_on?: string | null;
        };
        /** GrantPostBody */
        GrantPostBody: {
            budget_unit?: string | null;
            region_code: string;
            /** @enum {string} */
            role: "province_admin" | "prefecture_admin" | "county_admin" | "township_admin" | "township_operator" | "township_reviewer" | "county_operator" | "county_reviewer" | "prefecture_operator" | "prefecture_reviewer" | "province_department" | "county_finance_entry" | "county_finance_reviewer" | "prefecture_finance_entry" | "prefecture_finance_reviewer" | "unit_finance_operator" | "unit_finance_reviewer" | "auditor";
        };
        /** GuardianBody */
        GuardianBody: {
            id_number: string;
            name: string;
        };
        /** Health */
        Health: {
            status: string;
        };
        /** HeldPost */
        HeldPost: {
            budget_unit: string | null;
            granted_at: string;
            id: number;
            region_code: string;
            /** @enum {string} */
            role: "province_admin" | "prefecture_admin" | "county_admin" | "township_admin" | "township_operator" | "township_reviewer" | "county_operator" | "county_reviewer" | "prefecture_operator" | "prefecture_reviewer" | "province_department" | "county_finance_entry" | "county_finance_reviewer" | "prefecture_finance_entry" | "prefecture_finance_reviewer" | "unit_finance_operator" | "unit_finance_reviewer" | "auditor";
        };
        /** Holiday */
        Holiday: {
            /** Format: date */
            first_day: string;
            /** Format: date */
            last_day: string;
            name: string;
        };
        /** HolidayBody */
        HolidayBody: {
            /** Format: date */
            first_day: string;
            /** Format: date */
            last_day: string;
            name: string;
        };
        /** IndicatorRow */
        IndicatorRow: {
            amount_fen: number;
            available_fen: number;
            budget_unit_code: string;
            budget_unit_name: string;
            document_no: string;
            economy_code: string;
            executable: boolean;
            external_id: string;
            fiscal_year: number;
            function_code: string;
            fund_nature: string;
            id: number;
            /** Format: date */
            issued_on: string;
            /** Format: date-time */
            mirrored_at: string;
            paid_fen: number;
            problem: string | null;
            project_code: string;
            project_name: string;
            reduced_fen: number;
            reserved_fen: number;
            source: string;
            usable: boolean;
        };
        /** IndicatorRows */
        IndicatorRows: {
            page: number;
            rows: components["schemas"]["IndicatorRow"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** InitialPassword */
        InitialPassword: {
            id: number;
            initial_password: string;
        };
        /** IntakeForm */
        IntakeForm: {
            /** @enum {string} */
            entry: "township" | "county";
            /** Format: binary */
            file: string;
            region_code: string;
        };
        /** JobAnswer */
        JobAnswer: {
            job_id: number;
        };
        /** JobsAnswer */
        JobsAnswer: {
            job_ids: number[];
        };
        /** JobStarted */
        JobStarted: {
            job_id: number;
        };
        /** JobView */
        JobView: {
            account: string;
            attempt: number;
            cancel_asked: boolean;
            /** Format: date-time */
            created_at: string;
            error: string | null;
            error_code: string | null;
            finished_at: string | null;
            id: number;
            kind: string;
            max_attempts: number;
            queue: string;
            result: {
                [key: string]: unknown;
            } | null;
            rows_done: number;
            rows_total: number;
            started_at: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            step: string;
            subject: string;
            subject_id: string;
            title: string;
        };
        /** JobViewRows */
        JobViewRows: {
            page: number;
            rows: components["schemas"]["JobView"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** JoinBody */
        JoinBody: {
            id_number: string;
            /** Format: date */
            joined_on: string;
            name: string;
            relation: string;
        };
        /** JoinLinesBody */
        JoinLinesBody: {
            line_ids: number[];
        };
        /** LastReturn */
        LastReturn: {
            account: string;
            /** Format: date-time */
            at: string;
            counts: {
                [key: string]: number;
            } | null;
            fen_now: number;
            fen_then: number;
            /** @enum {string} */
            from_stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment" | "";
            lines: components["schemas"]["ChangedLine"][];
            people_now: number;
            people_then: number;
            reason: string;
            /** @enum {string} */
            to_stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
        };
        /** LeaveBody */
        LeaveBody: {
            /** Format: date */
            left_on: string;
            reason: string;
        };
        /** LedgerRow */
        LedgerRow: {
            /** Format: date-time */
            at: string;
            budget_unit_name: string;
            document_no: string;
            dossier_id: number | null;
            fen: number;
            fiscal_year: number;
            id: number;
            indicator_id: number;
            movement: string;
            project_name: string;
            used_fen: number;
            voucher_id: number | null;
        };
        /** LedgerRows */
        LedgerRows: {
            page: number;
            rows: components["schemas"]["LedgerRow"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** LineDetail */
        LineDetail: {
            birth_date: string | null;
            cells: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            entered_by: number;
            findings: components["schemas"]["FindingView"][];
            members: components["schemas"]["MemberView"][];
            overridden_by: number | null;
            override_reason: string | null;
            payee_id_number: string;
            payee_relation: string | null;
            phone: string;
            summary: components["schemas"]["LineSummary"];
            unmasked: boolean;
            /** Format: date-time */
            updated_at: string;
        };
        /** LineIdsBody */
        LineIdsBody: {
            line_ids: number[];
        };
        /** LinesBody */
        LinesBody: {
            line_ids: number[];
            reason: string;
            stage?: ("township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment") | null;
        };
        /** LinesChanged */
        LinesChanged: {
            lines: number;
        };
        /** LineSummary */
        LineSummary: {
            account: string;
            /** @enum {string} */
            alert_status: "pending" | "processing" | "passed" | "abnormal" | "unverified";
            amount_fen: number | null;
            bank_name: string | null;
            batch_id: number;
            /** @enum {string} */
            card_status: "pending" | "processing" | "passed" | "abnormal" | "unverified";
            /** @enum {string} */
            channel: "import" | "fetched" | "single" | "citizen" | "entitlement";
            declared_fen: number | null;
            dossier_id: number | null;
            /** @default false */
            duplicate?: boolean;
            /** @enum {string} */
            entry: "township" | "county";
            findings: components["schemas"]["FindingView"][];
            flagged: boolean;
            id: number;
            id_number: string;
            /** @enum {string} */
            intake_status: "valid" | "abnormal";
            member_count: number;
            name: string;
            /** @enum {string} */
            pay_status: "none" | "requested" | "in_flight" | "paid" | "failed" | "returned" | "stopped";
            payee_name: string | null;
            programme_code: string;
            row_number: number | null;
            /** @enum {string} */
            status: "open" | "moving" | "held" | "void" | "deleted";
            /** @default  */
            township?: string;
            township_code: string;
            version: number;
            /** @default  */
            village?: string;
            village_code: string;
            village_group: string;
        };
        /** LineSummaryRows */
        LineSummaryRows: {
            page: number;
            rows: components["schemas"]["LineSummary"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** LinkAnswer */
        LinkAnswer: {
            fen: number;
            gives: components["schemas"]["GiveAnswer"][];
            people: number;
            shares: components["schemas"]["ShareAnswer"][];
        };
        /** LinkBody */
        LinkBody: {
            choices: components["schemas"]["ChoiceBody"][];
            dossier_ids: number[];
            rule: components["schemas"]["LinkRule"];
        };
        /** LinkedIndicator */
        LinkedIndicator: {
            document_no: string;
            fen: number;
            indicator_id: number;
            ratio_bp: number | null;
        };
        /** LinkingRow */
        LinkingRow: {
            batch_id: number;
            batch_name: string;
            id: number;
            linked_fen: number;
            links: components["schemas"]["LinkedIndicator"][];
            people: number;
            period: string;
            programme_code: string;
            rule: ("in_order" | "by_ratio" | "custom") | null;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            total_fen: number;
            township_code: string;
            year: number;
        };
        /** LinkingRows */
        LinkingRows: {
            page: number;
            rows: components["schemas"]["LinkingRow"][];
            size: number;
            sums: {
                [key: string]: number;
            };
            tabs: {
                [key: string]: number;
            };
            total: number;
        };
        /**
         * LinkRule
         * @enum {string}
         */
        LinkRule: "in_order" | "by_ratio" | "custom";
        /** ListQuery */
        ListQuery: {
            columns: string[];
            path?: {
                [key: string]: string | number | null;
            };
            query?: {
                [key: string]: string | number | boolean | (string | number)[] | null;
            };
        };
        /** LogRow */
        LogRow: {
            account: string;
            /** @enum {string} */
            action: "create" | "submit" | "approve" | "return" | "recall" | "void_line" | "return_line" | "join_line" | "resume" | "system";
            action_title: string;
            /** Format: date-time */
            at: string;
            fen: number;
            /** @enum {string} */
            from_stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment" | "";
            from_title: string;
            id: number;
            name: string;
            official_id: number;
            opinion: string;
            people: number;
            seal_id: number | null;
            /** @enum {string} */
            to_stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            to_title: string;
        };
        /** MarkReadAnswer */
        MarkReadAnswer: {
            marked: number;
        };
        /** MarkReadBody */
        MarkReadBody: {
            message_ids?: number[] | null;
        };
        /** Me */
        Me: {
            account: string;
            csrf_token: string;
            has_avatar: boolean;
            id: number;
            must_change_password: boolean;
            name: string;
            permissions: string[];
            posts: components["schemas"]["PostBody"][];
            programmes: string[];
            signing_pin_set: boolean;
        };
        /** Member */
        Member: {
            id: number;
            id_number: string;
            /** Format: date */
            joined_on: string;
            left_on: string | null;
            name: string;
            relation: string;
        };
        /** MemberBody */
        MemberBody: {
            id_number: string;
            name: string;
            relation: string;
        };
        /** MemberView */
        MemberView: {
            id_number: string;
            name: string;
            relation: string;
        };
        /** MenuGroup */
        MenuGroup: {
            icon: string;
            items: components["schemas"]["MenuItem"][];
            key: string;
            title: string;
        };
        /** MenuItem */
        MenuItem: {
            hidden: boolean;
            name: string;
            path: string;
            spec: boolean;
            title: string;
        };
        /** Message */
        Message: {
            /** Format: date-time */
            at: string;
            body: string;
            id: number;
            /** @enum {string} */
            kind: "dossier_returned" | "job_finished" | "job_failed" | "publicity_ended" | "voucher_to_sign" | "account_to_confirm" | "payer_account_to_confirm" | "account_refused" | "payer_account_refused" | "further_claim_refused" | "further_claim_confirmed" | "objection_received" | "feedback_received";
            kind_title: string;
            read_at: string | null;
            subject: string;
            subject_id: string;
            title: string;
        };
        /** MessageRows */
        MessageRows: {
            page: number;
            rows: components["schemas"]["Message"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** Notice */
        Notice: {
            audience: string;
            body: string;
            /** Format: date-time */
            created_at: string;
            created_by: number;
            files: components["schemas"]["NoticeFileView"][];
            id: number;
            pinned: boolean;
            read_at: string | null;
            region_code: string;
            /** Format: date */
            shown_from: string;
            shown_to: string | null;
            /** @enum {string} */
            state: "draft" | "published" | "withdrawn";
            title: string;
            version: number;
        };
        /** NoticeBody */
        NoticeBody: {
            /** @default all */
            audience?: string;
            body: string;
            /** @default false */
            pinned?: boolean;
            region: string;
            /** Format: date */
            shown_from: string;
            shown_to?: string | null;
            title: string;
        };
        /** NoticeFileForm */
        NoticeFileForm: {
            /** Format: binary */
            file: string;
        };
        /** NoticeFileView */
        NoticeFileView: {
            bytes: number;
            file_name: string;
            id: number;
        };
        /** NoticeRows */
        NoticeRows: {
            page: number;
            rows: components["schemas"]["Notice"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** NoticeStateBody */
        NoticeStateBody: {
            published: boolean;
        };
        /** Objection */
        Objection: {
            /** @enum {string} */
            channel: "online" | "offline";
            contact: string;
            content: string;
            decided_at: string | null;
            dossier_id: number;
            effect: ("return" | "void" | "none") | null;
            id: number;
            name: string | null;
            own: boolean;
            publicity_id: number;
            /** Format: date-time */
            received_at: string;
            row_number: number | null;
            /** @enum {string} */
            state: "open" | "upheld" | "rejected";
            title: string;
            verdict: string | null;
        };
        /** ObjectionBody */
        ObjectionBody: {
            /** @default  */
            contact?: string;
            content: string;
            row_number?: number | null;
        };
        /** ObjectionRows */
        ObjectionRows: {
            page: number;
            rows: components["schemas"]["Objection"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** OffersView */
        OffersView: {
            lists: components["schemas"]["OfferView"][];
            silent: components["schemas"]["SilentSystem"][];
        };
        /** OfferView */
        OfferView: {
            fetched_at: string | null;
            list_id: string;
            /** Format: date-time */
            prepared_at: string;
            rows: number;
            state: ("waiting" | "imported" | "refused") | null;
            system: string;
            system_title: string;
            title: string;
            unit: string;
        };
        /** OpenBatchBody */
        OpenBatchBody: {
            /** @default  */
            name?: string;
            period: string;
            programme: string;
        };
        /** OpenDossiersBody */
        OpenDossiersBody: {
            batch_id: number;
            /** @enum {string} */
            entry: "township" | "county";
            line_ids?: number[] | null;
            township_code?: string | null;
        };
        /** Option */
        Option: {
            label: string;
            /**
             * @default
             * @enum {string}
             */
            tag?: "" | "primary" | "success" | "warning" | "danger" | "info";
            value: string | number | boolean;
        };
        /** OrganisationBody */
        OrganisationBody: {
            department_code?: string | null;
            /** @enum {string} */
            kind: "government" | "finance" | "department" | "township";
            name: string;
            parent_id?: number | null;
            region_code: string;
        };
        /** OrganisationStateBody */
        OrganisationStateBody: {
            enabled: boolean;
        };
        /** OrganisationView */
        OrganisationView: {
            department_code: string | null;
            enabled: boolean;
            id: number;
            /** @enum {string} */
            kind: "government" | "finance" | "department" | "township";
            name: string;
            parent_id: number | null;
            region_code: string;
        };
        /** OrganisationViewRows */
        OrganisationViewRows: {
            page: number;
            rows: components["schemas"]["OrganisationView"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** OverrideBody */
        OverrideBody: {
            reason: string;
        };
        /** PagePreference */
        PagePreference: {
            choices: components["schemas"]["Choices"];
            page: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** PageSpec */
        PageSpec: {
            actions?: components["schemas"]["Action"][];
            columns: components["schemas"]["Column"][];
            /** @default 没有符合条件的数据 */
            empty?: string;
            /** @default  */
            export?: string;
            filters?: components["schemas"]["Field"][];
            /** @default  */
            note?: string;
            query?: {
                [key: string]: unknown;
            };
            /** @default  */
            region_tree?: string;
            /** @default id */
            row_key?: string;
            /** @default false */
            selectable?: boolean;
            source: string;
            sums?: components["schemas"]["Sum"][];
            tabs?: components["schemas"]["Tabs"] | null;
            title: string;
        };
        /** PayeeAccount */
        PayeeAccount: {
            account: string;
            bank_name: string;
            holder: string;
            id: number;
        };
        /** PayerAccountBody */
        PayerAccountBody: {
            account: string;
            account_name: string;
            bank_code: string;
            basis: string;
            budget_unit: string;
        };
        /** PayerAccountRow */
        PayerAccountRow: {
            account: string;
            account_name: string;
            bank_code: string;
            basis: string;
            budget_unit_code: string;
            decided_at: string | null;
            decided_by: number | null;
            id: number;
            /** Format: date-time */
            proposed_at: string;
            proposed_by: number;
            refusal: string | null;
            /** @enum {string} */
            state: "proposed" | "confirmed" | "superseded" | "refused";
            superseded_at: string | null;
        };
        /** PayerAccountRows */
        PayerAccountRows: {
            page: number;
            rows: components["schemas"]["PayerAccountRow"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** PayerRefusalBody */
        PayerRefusalBody: {
            reason: string;
        };
        /** PaymentDetail */
        PaymentDetail: {
            approved_fen: number;
            attempts: components["schemas"]["AttemptRow"][];
            dossier_id: number;
            id_number: string;
            line_id: number;
            name: string;
            period: string;
            programme_code: string;
            township_code: string;
            village_code: string;
        };
        /** PaymentRow */
        PaymentRow: {
            approved_fen: number;
            bank_code: string;
            bank_serial: string | null;
            batch_id: number;
            dossier_id: number;
            id: number;
            /** @enum {string} */
            kind: "regular" | "reissue";
            line_id: number;
            name: string;
            paid_fen: number;
            payee: string;
            period: string;
            programme_code: string;
            reason: string | null;
            reason_code: string | null;
            recipient_id: number | null;
            result_at: string | null;
            /** @enum {string} */
            state: "drafted" | "in_flight" | "paid" | "failed" | "returned" | "stopped" | "void";
            township_code: string;
            village_code: string;
            voucher_id: number;
            voucher_number: string;
        };
        /** PaymentRows */
        PaymentRows: {
            page: number;
            rows: components["schemas"]["PaymentRow"][];
            size: number;
            sums: {
                [key: string]: number;
            };
            tabs: {
                [key: string]: number;
            };
            total: number;
        };
        /** PaymentsBody */
        PaymentsBody: {
            payment_ids: number[];
        };
        /** PendingDossierRow */
        PendingDossierRow: {
            abnormal: number;
            batch_id: number;
            batch_name: string;
            checked_at: string | null;
            fen: number;
            id: number;
            not_compared: number;
            passed_fen: number;
            passed_people: number;
            people: number;
            period: string;
            programme_code: string;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            township_code: string;
            unverified: number;
        };
        /** PendingDossierRows */
        PendingDossierRows: {
            page: number;
            rows: components["schemas"]["PendingDossierRow"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** PendingRow */
        PendingRow: {
            amount_fen: number | null;
            bank_code: string | null;
            batch_id: number;
            checked_at: string | null;
            dossier_id: number;
            id: number;
            name: string;
            /** @enum {string} */
            outcome: "passed" | "abnormal" | "unverified" | "not_compared";
            period: string;
            programme_code: string;
            reason: string;
            remedy: string;
            township_code: string;
            village_code: string;
        };
        /** PendingRows */
        PendingRows: {
            page: number;
            rows: components["schemas"]["PendingRow"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /**
         * Period
         * @enum {string}
         */
        Period: "monthly" | "yearly" | "term" | "one_off";
        /** PolicyDocument */
        PolicyDocument: {
            /** Format: date-time */
            created_at: string;
            document_no: string;
            has_file: boolean;
            id: number;
            /** Format: date */
            issued_on: string;
            programme_code: string | null;
            published: boolean;
            title: string;
        };
        /** PolicyDocumentForm */
        PolicyDocumentForm: {
            document_no: string;
            file?: string | null;
            /** Format: date */
            issued_on: string;
            programme?: string | null;
            title: string;
        };
        /** PolicyDocumentRows */
        PolicyDocumentRows: {
            page: number;
            rows: components["schemas"]["PolicyDocument"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** Portal */
        Portal: {
            account: string;
            counties: components["schemas"]["PortalCounty"][];
            default_menu: string;
            dictionaries: {
                [key: string]: components["schemas"]["Option"][];
            };
            environment: string;
            id: number;
            idle_minutes: number;
            menu: components["schemas"]["MenuGroup"][];
            name: string;
            permissions: string[];
            posts: components["schemas"]["PortalPost"][];
            /** Format: date */
            today: string;
        };
        /** PortalCounty */
        PortalCounty: {
            code: string;
            name: string;
        };
        /** PortalPost */
        PortalPost: {
            region_code: string;
            region_name: string;
            /** @enum {string} */
            role: "province_admin" | "prefecture_admin" | "county_admin" | "township_admin" | "township_operator" | "township_reviewer" | "county_operator" | "county_reviewer" | "prefecture_operator" | "prefecture_reviewer" | "province_department" | "county_finance_entry" | "county_finance_reviewer" | "prefecture_finance_entry" | "prefecture_finance_reviewer" | "unit_finance_operator" | "unit_finance_reviewer" | "auditor";
            title: string;
        };
        /** PostBody */
        PostBody: {
            budget_unit: string | null;
            region_code: string;
            /** @enum {string} */
            role: "province_admin" | "prefecture_admin" | "county_admin" | "township_admin" | "township_operator" | "township_reviewer" | "county_operator" | "county_reviewer" | "prefecture_operator" | "prefecture_reviewer" | "province_department" | "county_finance_entry" | "county_finance_reviewer" | "prefecture_finance_entry" | "prefecture_finance_reviewer" | "unit_finance_operator" | "unit_finance_reviewer" | "auditor";
            title: string;
        };
        /** PostedAnswer */
        PostedAnswer: {
            job_id: number;
            warning: string;
        };
        /** PreferencesBody */
        PreferencesBody: {
            columns?: string[] | null;
            large_print?: boolean | null;
            page_size?: number | null;
            theme?: string | null;
        };
        Problem: {
            code: string;
            detail: string;
            details: {
                [key: string]: unknown;
            };
            field: string | null;
            request_id: string;
            row: number | null;
            status: number;
            /** @enum {string} */
            title: "请求有误" | "需要登录" | "不允许" | "不存在" | "请求方法不支持" | "状态冲突" | "内容过大" | "内容格式不支持" | "内容有误" | "过于频繁" | "系统内部错误" | "暂时无法使用";
            /** Format: uri */
            type: string;
        };
        /** ProblemRows */
        ProblemRows: {
            page: number;
            rows: components["schemas"]["Problem"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** Programme */
        Programme: {
            beneficiary: components["schemas"]["Beneficiary"];
            chain: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            code: string;
            department_code: string;
            department_name: string;
            enabled: boolean;
            name: string;
            needs_calculation: boolean;
            official_number: string;
            period: components["schemas"]["Period"];
            policy_basis: string;
            publicity: {
                [key: string]: unknown;
            }[];
            short_name: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** ProgrammesBody */
        ProgrammesBody: {
            programmes: string[];
        };
        /** ProposeAccountBody */
        ProposeAccountBody: {
            account: string;
            bank_code: string;
            /** @default  */
            bank_name?: string;
            /** @default  */
            holder_id_number?: string;
            /** @default  */
            holder_name?: string;
            /** @default  */
            holder_relation?: string;
            reason: string;
            /** @default 1 */
            use_order?: number;
        };
        /** ProvinceStandardAnswer */
        ProvinceStandardAnswer: {
            id: number;
            regions_outside: string[];
        };
        /** PublicAnswer */
        PublicAnswer: {
            department: string;
            /** Format: date */
            ends_on: string;
            office: string;
            people: number;
            period: string;
            phone: string;
            place: string;
            programme_name: string;
            public_id: string;
            region_code: string;
            region_name: string;
            /** Format: date */
            starts_on: string;
            title: string;
            total_fen: number;
            year: number;
        };
        /** PublicAnswerRows */
        PublicAnswerRows: {
            page: number;
            rows: components["schemas"]["PublicAnswer"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** PublicityAnswer */
        PublicityAnswer: {
            attempt: number;
            batch_number: number;
            confirmed_at: string | null;
            cycle: string;
            days: number;
            department: string;
            dossier_id: number;
            ends_on: string | null;
            id: number;
            minimum_days: number;
            /** @enum {string} */
            mode: "online" | "offline" | "both";
            office: string;
            official_number: string;
            people: number;
            period: string;
            phone: string;
            place: string;
            programme_code: string;
            programme_name: string;
            public_id: string;
            published_at: string | null;
            region_name: string;
            root_digest: string;
            /** @constant */
            row_kind: "posting";
            /** @enum {string} */
            stage: "township_publicity" | "county_publicity" | "township_repost";
            starts_on: string | null;
            /** @enum {string} */
            state: "to_fill" | "to_publish" | "published" | "closed" | "confirmed" | "void";
            title: string;
            total_fen: number;
            township_code: string;
            village_code: string;
            working_days: boolean;
            year: number;
        };
        /** PublicityIdsBody */
        PublicityIdsBody: {
            publicity_ids: number[];
        };
        /** PublicityRoundBody */
        PublicityRoundBody: {
            days: number;
            online: boolean;
            place: string;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            working_days: boolean;
        };
        /** PublicityRows */
        PublicityRows: {
            page: number;
            rows: (components["schemas"]["PublicityAnswer"] | components["schemas"]["WaitingDossierAnswer"])[];
            size: number;
            sums: {
                [key: string]: number;
            };
            tabs: {
                [key: string]: number;
            };
            total: number;
        };
        /** PublishBody */
        PublishBody: {
            published: boolean;
        };
        /** Rate */
        Rate: {
            coming_fen: number | null;
            coming_from: string | null;
            document_no: string;
            effective_from: string | null;
            fen: number | null;
            highest_fen: number;
            lowest_fen: number;
            name: string;
            own_fen: number | null;
            province_fen: number;
            title: string;
        };
        /** RecallDossiersBody */
        RecallDossiersBody: {
            dossier_ids: number[];
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
        };
        /** ReceiptBody */
        ReceiptBody: {
            receipt_code: string;
        };
        /** ReceivedFeedbackAnswer */
        ReceivedFeedbackAnswer: {
            message: string;
            number: number;
        };
        /** ReceivedFileAnswer */
        ReceivedFileAnswer: {
            file_id: number;
            job_id: number | null;
            repeated: boolean;
        };
        /** RecipientBody */
        RecipientBody: {
            attributes?: {
                [key: string]: unknown;
            };
            id_number: string;
            /** @enum {string} */
            kind: "individual" | "household" | "collective";
            members?: components["schemas"]["MemberBody"][];
            name: string;
            /** @default  */
            phone?: string;
            village: string;
            /** @default  */
            village_group?: string;
        };
        /** RecipientChangesBody */
        RecipientChangesBody: {
            attributes?: {
                [key: string]: unknown;
            } | null;
            name?: string | null;
            phone?: string | null;
            version: number;
            village?: string | null;
            village_group?: string | null;
        };
        /** RecipientDetail */
        RecipientDetail: {
            accounts: components["schemas"]["Account"][];
            attributes: {
                [key: string]: unknown;
            };
            guardian_id_number: string | null;
            guardian_name: string | null;
            members: components["schemas"]["Member"][];
            summary: components["schemas"]["RecipientSummary"];
            unmasked: boolean;
        };
        /** RecipientReasonBody */
        RecipientReasonBody: {
            reason: string;
        };
        /** RecipientSummary */
        RecipientSummary: {
            birth_date: string | null;
            enabled: boolean;
            gender: ("男" | "女") | null;
            id: number;
            id_number: string;
            /** @enum {string} */
            kind: "individual" | "household" | "collective";
            name: string;
            phone: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            village_code: string;
            village_group: string;
        };
        /** RecipientSummaryRows */
        RecipientSummaryRows: {
            page: number;
            rows: components["schemas"]["RecipientSummary"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** RecordScheduleBody */
        RecordScheduleBody: {
            document_no: string;
            holidays: components["schemas"]["HolidayBody"][];
            workdays: string[];
            year: number;
        };
        /** Region */
        Region: {
            code: unknown;
            full_name: string;
            level: components["schemas"]["RegionLevel"];
            name: string;
            parent: unknown | null;
        };
        /**
         * RegionLevel
         * @enum {integer}
         */
        RegionLevel: 1 | 2 | 3 | 4 | 5;
        /** ReturnDossiersBody */
        ReturnDossiersBody: {
            dossier_ids: number[];
            reason: string;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            to_stage?: ("township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment") | null;
        };
        /** RevalidatedAnswer */
        RevalidatedAnswer: {
            checked: number;
            passed: number;
        };
        /** RoleRow */
        RoleRow: {
            fills: string[];
            levels: number[];
            of_unit: boolean;
            /** @enum {string} */
            role: "province_admin" | "prefecture_admin" | "county_admin" | "township_admin" | "township_operator" | "township_reviewer" | "county_operator" | "county_reviewer" | "prefecture_operator" | "prefecture_reviewer" | "province_department" | "county_finance_entry" | "county_finance_reviewer" | "prefecture_finance_entry" | "prefecture_finance_reviewer" | "unit_finance_operator" | "unit_finance_reviewer" | "auditor";
            title: string;
        };
        /** RowAnswer */
        RowAnswer: {
            amount_fen: number | null;
            group: string;
            id_number: string;
            members: number;
            name: string;
            number: number;
        };
        /** RowAnswerRows */
        RowAnswerRows: {
            page: number;
            rows: components["schemas"]["RowAnswer"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** RuleLine */
        RuleLine: {
            as_of: string | null;
            batch_id: number;
            batch_name: string;
            dossier_id: number | null;
            /** @enum {string} */
            entry: "township" | "county";
            id: number;
            id_number: string;
            name: string;
            programme_code: string;
            reason: string;
            remedy: string;
            resolved_reason: string | null;
            source: string;
            township_code: string;
            village_code: string;
        };
        /** RuleLineRows */
        RuleLineRows: {
            page: number;
            rows: components["schemas"]["RuleLine"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** RuleStatistic */
        RuleStatistic: {
            batch_id: number | null;
            batch_name: string;
            /** @enum {string} */
            check: "card" | "alert";
            compared: number;
            failed: number;
            id: string;
            overridden: number;
            passed: number;
            programme_code: string;
            rule: string;
            rule_title: string;
            township_code: string;
            unverified: number;
        };
        /** RuleStatisticRows */
        RuleStatisticRows: {
            page: number;
            rows: components["schemas"]["RuleStatistic"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** ScheduleRow */
        ScheduleRow: {
            /** @default  */
            document_no?: string;
            /** @default [] */
            holidays?: components["schemas"]["Holiday"][];
            recorded: boolean;
            recorded_at?: string | null;
            /** @default  */
            recorded_by?: string;
            /** @default 0 */
            version?: number;
            /** @default [] */
            workdays?: string[];
            year: number;
        };
        /** ScheduleRows */
        ScheduleRows: {
            page: number;
            rows: components["schemas"]["ScheduleRow"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** SealRow */
        SealRow: {
            fen: number;
            id: number;
            people: number;
            purpose: string;
            root_digest: string;
            /** Format: date-time */
            sealed_at: string;
            sealed_by: number;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
        };
        /** SearchBody */
        SearchBody: {
            /** @default  */
            id_number?: string;
        };
        /** SetProvinceStandardBody */
        SetProvinceStandardBody: {
            bounds_fen: {
                [key: string]: number[];
            };
            document_no: string;
            /** Format: date */
            effective_from: string;
            rates_fen: {
                [key: string]: number;
            };
        };
        /** SetStandardBody */
        SetStandardBody: {
            document_no: string;
            /** Format: date */
            effective_from: string;
            rates_fen: {
                [key: string]: number;
            };
        };
        /** SettingsAnswer */
        SettingsAnswer: {
            bank_channel: string;
            chains: {
                [key: string]: unknown;
            };
            code: string;
            enabled: boolean;
            name: string;
            overrides: {
                [key: string]: unknown;
            };
            publicity: {
                [key: string]: unknown;
            }[];
        };
        /** ShareAnswer */
        ShareAnswer: {
            dossier_id: number;
            fen: number;
            indicator_id: number;
        };
        /** ShownAction */
        ShownAction: {
            call: components["schemas"]["Call"] | null;
            foresee?: components["schemas"]["Call"] | null;
            spec: components["schemas"]["Action"];
        };
        /** ShownPage */
        ShownPage: {
            actions: components["schemas"]["ShownAction"][];
            export: components["schemas"]["Call"] | null;
            name: string;
            source: components["schemas"]["Call"];
            spec: components["schemas"]["PageSpec"];
            workbook: boolean;
        };
        /** SignInAnswer */
        SignInAnswer: {
            account: string;
            csrf_token: string;
            id: number;
            must_change_password: boolean;
            name: string;
        };
        /** SignInBody */
        SignInBody: {
            account: string;
            /** @default  */
            captcha_answer?: string;
            captcha_id?: string | null;
            password: string;
        };
        /** SigningPinBody */
        SigningPinBody: {
            current_password: string;
            pin: string;
        };
        /** SignVouchersBody */
        SignVouchersBody: {
            pin: string;
            voucher_ids: number[];
        };
        /** SilentSystem */
        SilentSystem: {
            problem: string;
            system: string;
            title: string;
        };
        /** StageAnswer */
        StageAnswer: {
            /** @enum {string} */
            code: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            description: string;
            /** @enum {string} */
            kind: "confirm" | "work" | "publicity" | "review" | "system";
            limit_days: number;
            permission: string;
            /** @enum {string} */
            side: "township" | "county" | "finance";
            title: string;
        };
        /** StageFigure */
        StageFigure: {
            dossiers: number;
            fen: number;
            people: number;
        };
        /** StageProgress */
        StageProgress: {
            dossiers: number;
            id: string;
            people: number;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            total_fen: number;
            township_code: string;
        };
        /** StageWork */
        StageWork: {
            dossiers: number;
            fen: number;
            limit_days: number;
            oldest_since: string | null;
            overdue: number;
            people: number;
            returned: number;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            target: components["schemas"]["Target"];
            title: string;
        };
        /** StandardAnswer */
        StandardAnswer: {
            document_no: string;
            effective_from: string | null;
            /** Format: date */
            period_start: string;
            programme_code: string;
            rate_titles: {
                [key: string]: string;
            };
            rates_fen: {
                [key: string]: number;
            };
        };
        /** StandardRecord */
        StandardRecord: {
            bounds_fen: {
                [key: string]: number[];
            };
            /** Format: date-time */
            created_at: string;
            document_no: string;
            /** Format: date */
            effective_from: string;
            ended_at: string | null;
            id: number;
            programme_code: string;
            rates_fen: {
                [key: string]: number;
            };
            region_code: string;
            set_by: number | null;
        };
        /** SubmitDossiersBody */
        SubmitDossiersBody: {
            dossier_ids: number[];
            /** @default  */
            opinion?: string;
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
        };
        /** Sum */
        Sum: {
            /** @default  */
            column?: string;
            key: string;
            /**
             * @default number
             * @enum {string}
             */
            kind?: "number" | "money";
            title: string;
            /** @default  */
            unit?: string;
        };
        /** SummaryRow */
        SummaryRow: {
            /** Format: date-time */
            as_of: string;
            county_code: string;
            id: string;
            /** @enum {string} */
            measure: "issued" | "requested" | "in_flight" | "paid" | "failed" | "returned" | "stopped";
            people: number;
            period: string;
            programme_code: string;
            total_fen: number;
        };
        /** SummaryRows */
        SummaryRows: {
            page: number;
            rows: components["schemas"]["SummaryRow"][];
            size: number;
            sums?: {
                [key: string]: number;
            };
            total: number;
        };
        /** SyncBody */
        SyncBody: {
            fiscal_year?: number | null;
        };
        /** Tabs */
        Tabs: {
            /** @default tabs */
            counts?: string;
            options: components["schemas"]["Option"][];
            parameter: string;
        };
        /** Target */
        Target: {
            filters: {
                [key: string]: string;
            };
            page: string;
            stage: ("township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment") | null;
        };
        /** Task */
        Task: {
            code: string;
            count: number;
            fen: number;
            people: number;
            target: components["schemas"]["Target"];
            title: string;
            urgent: boolean;
        };
        /** UnreadAnswer */
        UnreadAnswer: {
            unread: number;
        };
        /** UpdateLineBody */
        UpdateLineBody: {
            cells: {
                [key: string]: unknown;
            };
            version: number;
        };
        /** UpdateOfficialBody */
        UpdateOfficialBody: {
            birthday?: string | null;
            /** @default to_do */
            default_menu?: string;
            division?: string | null;
            email?: string | null;
            gender?: ("男" | "女") | null;
            id_number?: string | null;
            name: string;
            organisation_id: number;
            phone?: string | null;
            remark?: string | null;
            /**
             * @default civil_servant
             * @enum {string}
             */
            user_type?: "civil_servant" | "institution" | "contract";
            version: number;
        };
        /** UpdateProgrammeBody */
        UpdateProgrammeBody: {
            enabled: boolean;
            policy_basis: string;
        };
        /** VerdictBody */
        VerdictBody: {
            effect?: ("return" | "void" | "none") | null;
            upheld: boolean;
            verdict: string;
        };
        /** VillageRow */
        VillageRow: {
            fen: number;
            people: number;
            village_code: string;
        };
        /** VoidPaymentsBody */
        VoidPaymentsBody: {
            payment_ids: number[];
            reason: string;
        };
        /** VoucherDetail */
        VoucherDetail: {
            anomalies: components["schemas"]["AnomalyRow"][];
            payer: components["schemas"]["PayerAccountRow"] | null;
            voucher: components["schemas"]["VoucherRow"];
        };
        /** VoucherLogRow */
        VoucherLogRow: {
            account: string;
            action: string;
            action_title: string;
            /** Format: date-time */
            at: string;
            id: number;
            name: string;
            official_id: number | null;
            people: number;
            reason: string;
        };
        /** VoucherReasonBody */
        VoucherReasonBody: {
            reason: string;
        };
        /** VoucherRow */
        VoucherRow: {
            bank_reference: string | null;
            batch_id: number;
            budget_unit_code: string;
            channel_code: string;
            checker_at: string | null;
            checker_id: number | null;
            /** Format: date-time */
            created_at: string;
            fen: number;
            finished_at: string | null;
            id: number;
            /** @enum {string} */
            kind: "regular" | "reissue";
            maker_at: string | null;
            maker_id: number | null;
            number: string;
            people: number;
            period: string;
            problem: string | null;
            programme_code: string;
            request_id: number;
            request_number: string;
            root_digest: string;
            sent_at: string | null;
            /** @enum {string} */
            state: "drafted" | "maker_signed" | "signed" | "sending" | "sent" | "refused" | "finished" | "void";
        };
        /** VoucherRows */
        VoucherRows: {
            page: number;
            rows: components["schemas"]["VoucherRow"][];
            size: number;
            sums: {
                [key: string]: number;
            };
            tabs: {
                [key: string]: number;
            };
            total: number;
        };
        /** VouchersBody */
        VouchersBody: {
            voucher_ids: number[];
        };
        /** WaitingDossierAnswer */
        WaitingDossierAnswer: {
            batch_name: string;
            batch_number: number;
            cycle: string;
            dossier_id: number;
            fen: number;
            id: number;
            official_number: string;
            people: number;
            period: string;
            programme_code: string;
            /** @constant */
            row_kind: "waiting";
            /** @enum {string} */
            stage: "township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment";
            total_fen: number;
            township_code: string;
            villages: number;
            year: number;
        };
        /** Workbench */
        Workbench: {
            /** Format: date-time */
            as_of: string;
            dossiers: number;
            fen: number;
            overdue: number;
            people: number;
            returned: number;
            stages: components["schemas"]["StageWork"][];
            tasks: components["schemas"]["Task"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    showFrontDoor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlatformAuditEntries: {
        parameters: {
            query?: {
                account?: string | null;
                action?: string | null;
                after_id?: number | null;
                first_day?: string | null;
                last_day?: string | null;
                page?: number;
                since?: string | null;
                size?: number;
                subject?: string | null;
                subject_id?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryAnswerRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askCaptcha: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptchaAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecipientReasonBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountProposals: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountProposalRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAttachments: {
        parameters: {
            query: {
                subject: "line" | "dossier" | "batch" | "publicity" | "recipient";
                subject_id: number;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AttachmentForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                account?: string | null;
                action?: string | null;
                after_id?: number | null;
                first_day?: string | null;
                last_day?: string | null;
                page?: number;
                since?: string | null;
                size?: number;
                subject?: string | null;
                subject_id?: string | null;
                until?: string | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryAnswerRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatches: {
        parameters: {
            query?: {
                cycle?: string | null;
                page?: number;
                programme?: string | null;
                size?: number;
                sort?: "period" | "-period" | "number" | "-number" | "created_at" | "-created_at" | "name" | "-name";
                state?: ("open" | "closed") | null;
                year?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenBatchBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAbnormalLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startAlertCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckJob"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startCardMatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckJob"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCheckSummary: {
        parameters: {
            query: {
                entry: "township" | "county";
                township_code?: string | null;
            };
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckCounts"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBatchDifference: {
        parameters: {
            query?: {
                previous_batch_id?: number | null;
            };
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: components["schemas"]["DifferenceSum"];
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatchDifference: {
        parameters: {
            query?: {
                page?: number;
                previous_batch_id?: number | null;
                size?: number;
            };
            header?: never;
            path: {
                batch_id: number;
                county: string;
                kind: "added" | "changed" | "stopped" | "supplement" | "unchanged";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferenceLineRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generateBatchLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateLinesBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobStarted"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantBatchEntitlements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobStarted"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIntakeFiles: {
        parameters: {
            query?: {
                entry?: "township" | "county" | null;
            };
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadIntakeFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["IntakeForm"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedFileAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLines: {
        parameters: {
            query?: {
                abnormal?: boolean | null;
                after_id?: number | null;
                alert_status?: ("pending" | "processing" | "passed" | "abnormal" | "unverified") | null;
                card_status?: ("pending" | "processing" | "passed" | "abnormal" | "unverified") | null;
                channel?: ("import" | "fetched" | "single" | "citizen" | "entitlement") | null;
                dossier_id?: number | null;
                entry?: ("township" | "county") | null;
                file_id?: number | null;
                intake_status?: ("valid" | "abnormal") | null;
                name?: string | null;
                page?: number;
                region?: string | null;
                since?: string | null;
                size?: number;
                sort?: "id" | "-id" | "row_number" | "-row_number" | "name" | "-name" | "village_code" | "-village_code" | "amount_fen" | "-amount_fen" | "updated_at" | "-updated_at";
                status?: ("open" | "moving" | "held" | "void" | "deleted") | null;
                until?: string | null;
                without_dossier?: boolean | null;
            };
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineSummaryRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterLineBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimantBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineSummaryRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOfferedLists: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffersView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBudgetUnits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBudgetUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetUnitBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetUnitCreated"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    calculateDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalculationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalculationAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCalculationStandards: {
        parameters: {
            query: {
                dossier_ids: number[];
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardAnswer"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProblems: {
        parameters: {
            query?: {
                kind?: string;
                name?: string | null;
                page?: number;
                programme?: string | null;
                region?: string | null;
                size?: number;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportProblems: {
        parameters: {
            query?: {
                kind?: string;
                name?: string | null;
                programme?: string | null;
                region?: string | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDossiers: {
        parameters: {
            query?: {
                batch_id?: number | null;
                cycle?: string | null;
                dossier_id?: number | null;
                entry?: ("township" | "county") | null;
                page?: number;
                period?: string | null;
                programme?: string | null;
                region?: string | null;
                since?: string | null;
                size?: number;
                sort?: "id" | "-id" | "township" | "-township" | "people" | "-people" | "total_fen" | "-total_fen" | "stage_since" | "-stage_since";
                stage?: ("township_confirm" | "county_confirm" | "township_publicity" | "township_review" | "calculation" | "county_publicity" | "department_review" | "township_repost" | "finance_review" | "indicator_link" | "payment_request" | "payment") | null;
                tab?: ("pending" | "sent" | "underway" | "finished") | null;
                until?: string | null;
                year?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                dossier_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDossierChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                dossier_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesAnswer"] | null;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLastReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                dossier_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastReturn"] | null;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    joinLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                dossier_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinLinesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesChanged"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDossierLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                dossier_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogRow"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitDossiersBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDossiersBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierIdsAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recallDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallDossiersBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnDossiersBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesChanged"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitDossiers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitDossiersBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesChanged"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEntitlements: {
        parameters: {
            query?: {
                after_id?: number | null;
                name?: string | null;
                page?: number;
                programme?: string | null;
                region?: string | null;
                size?: number;
                sort?: "name" | "-name" | "village" | "-village" | "starts_on" | "-starts_on" | "amount" | "-amount";
                state?: ("live" | "suspended" | "ended") | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantEntitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEntitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                entitlement_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entitlement"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEntitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                entitlement_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endEntitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                entitlement_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeEntitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                entitlement_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BasisBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendEntitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                entitlement_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BasisBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFeedback: {
        parameters: {
            query?: {
                page?: number;
                publicity_id?: number | null;
                size?: number;
                state?: ("open" | "answered" | "objection") | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                feedback_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerFeedbackBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackHandled"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFurtherClaims: {
        parameters: {
            query?: {
                batch_id?: number | null;
                name?: string | null;
                page?: number;
                programme?: string | null;
                region?: string | null;
                size?: number;
                sort?: "id" | "-id" | "asked_at" | "-asked_at" | "cap_fen" | "-cap_fen" | "name" | "-name";
                tab?: ("waiting" | "confirmed" | "refused") | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FurtherClaimRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIndicators: {
        parameters: {
            query?: {
                fiscal_year?: number | null;
                function_code?: string;
                fund_nature?: string;
                page?: number;
                size?: number;
                sort?: "document_no" | "-document_no" | "fiscal_year" | "-fiscal_year" | "amount_fen" | "-amount_fen" | "available_fen" | "-available_fen" | "issued_on" | "-issued_on";
                text?: string;
                usable?: boolean;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLedger: {
        parameters: {
            query?: {
                dossier_id?: number | null;
                fiscal_year?: number | null;
                indicator_id?: number | null;
                movement?: string;
                page?: number;
                since?: string | null;
                size?: number;
                sort?: "at" | "-at" | "fen" | "-fen" | "document_no" | "-document_no";
                text?: string;
                until?: string | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkIndicators: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLinkings: {
        parameters: {
            query?: {
                batch_id?: number | null;
                page?: number;
                period?: string;
                programme?: string;
                size?: number;
                sort?: "id" | "-id" | "people" | "-people" | "total_fen" | "-total_fen" | "township" | "-township";
                tab?: "to_link" | "linked" | "sent";
                year?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkingRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewLinking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    syncIndicators: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                kind?: string | null;
                own?: boolean;
                page?: number;
                size?: number;
                state?: ("queued" | "running" | "done" | "failed" | "cancelled") | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobViewRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                job_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                job_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelledAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                job_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                job_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                line_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineDetail"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                line_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateLineBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFurtherClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                line_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FurtherClaim"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askFurtherClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                line_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FurtherClaimBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmFurtherClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                line_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FurtherClaimAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseFurtherClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                line_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FurtherClaimRefusalBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overrideLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                line_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteLinesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revalidateLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineIdsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevalidatedAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                kind?: ("dossier_returned" | "job_finished" | "job_failed" | "publicity_ended" | "voucher_to_sign" | "account_to_confirm" | "payer_account_to_confirm" | "account_refused" | "payer_account_refused" | "further_claim_refused" | "further_claim_confirmed" | "objection_received" | "feedback_received") | null;
                page?: number;
                size?: number;
                unread?: boolean;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markMessagesRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkReadBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkReadAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countUnreadMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listObjections: {
        parameters: {
            query?: {
                page?: number;
                publicity_id?: number | null;
                size?: number;
                state?: ("open" | "upheld" | "rejected") | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideObjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                objection_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayerAccounts: {
        parameters: {
            query?: {
                budget_unit?: string;
                page?: number;
                size?: number;
                sort?: "budget_unit_code" | "-budget_unit_code" | "proposed_at" | "-proposed_at" | "decided_at" | "-decided_at";
                state?: "" | "proposed" | "confirmed" | "superseded" | "refused";
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerAccountRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposePayerAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayerAccountBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPayerAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                payer_account_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refusePayerAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                payer_account_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayerRefusalBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPaymentRequest: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DossiersBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareCards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DossiersBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPendingDossiers: {
        parameters: {
            query?: {
                batch_id?: number | null;
                page?: number;
                programme?: string;
                size?: number;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingDossierRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPendingPayments: {
        parameters: {
            query?: {
                batch_id?: number | null;
                dossier_id?: number | null;
                outcome?: "passed" | "abnormal" | "unverified" | "not_compared";
                page?: number;
                programme?: string;
                size?: number;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                after_id?: number | null;
                batch_id?: number | null;
                cycle?: string | null;
                name?: string;
                page?: number;
                period?: string;
                programme?: string;
                region?: string;
                since?: string | null;
                size?: number;
                sort?: "amount_fen" | "-amount_fen" | "result_at" | "-result_at" | "village_code" | "-village_code" | "name" | "-name";
                tab?: "all" | "paid" | "failed" | "returned" | "in_flight" | "stopped" | "to_mend";
                until?: string | null;
                voucher_id?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                payment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentDetail"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayeeAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                payment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayeeAccount"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                payment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectAccountBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPayments: {
        parameters: {
            query: {
                batch_id?: number | null;
                fields: string[];
                name?: string;
                period?: string;
                programme?: string;
                region?: string;
                since?: string | null;
                tab?: "all" | "paid" | "failed" | "returned" | "in_flight" | "stopped" | "to_mend";
                until?: string | null;
                voucher_id?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reissuePayments: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentsBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidPayments: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidPaymentsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCountyProgrammes: {
        parameters: {
            query?: {
                enabled?: boolean | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountyProgramme"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChainSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainStepAnswer"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColumns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColumnAnswer"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnableProgrammeBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rate"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgrammeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    configureProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigureProgrammeBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkProgrammeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigureProgrammeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainStepAnswer"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setStandard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetStandardBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicities: {
        parameters: {
            query: {
                batch_id?: number | null;
                cycle?: string | null;
                dossier_id?: number | null;
                page?: number;
                programme?: string | null;
                size?: number;
                sort?: "ends_on" | "-ends_on" | "people" | "-people" | "fen" | "-fen" | "village_code" | "-village_code";
                stage?: ("township_publicity" | "county_publicity" | "township_repost") | null;
                tab: "to_generate" | "to_publish" | "published" | "ended" | "sent" | "moving" | "finished";
                year?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicityRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                publicity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicityAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                publicity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentAnswer"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                part: number;
                publicity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendPublicity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                publicity_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtendBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostedAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showNotice: {
        parameters: {
            query?: {
                part?: number;
            };
            header?: never;
            path: {
                county: string;
                publicity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterObjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                publicity_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicityPeople: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path: {
                county: string;
                publicity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowAnswerRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPublicity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                publicity_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closePublicities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicityIdsBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPublicities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicityIdsBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePublicities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicityIdsBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fillPublicities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FillBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    foreseePublicityPeriod: {
        parameters: {
            query: {
                days?: number | null;
                ids: number[];
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForeseenAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generatePublicities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DossierIdsBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeneratedAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printPublicities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicityIdsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishPublicities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicityIdsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostedAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecipients: {
        parameters: {
            query?: {
                after_id?: number | null;
                enabled?: boolean | null;
                kind?: ("individual" | "household" | "collective") | null;
                name?: string | null;
                page?: number;
                region?: string | null;
                size?: number;
                sort?: "name" | "-name" | "village" | "-village" | "updated_at" | "-updated_at" | "birth_date" | "-birth_date";
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipientSummaryRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecipientBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipientDetail"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecipientChangesBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeAccountBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecipientChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecipientReasonBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableRecipient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecipientReasonBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setGuardian: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuardianBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                member_id: number;
                recipient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchRecipients: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                sort?: "name" | "-name" | "village" | "-village" | "updated_at" | "-updated_at" | "birth_date" | "-birth_date";
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecipientSummaryRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuleStatistics: {
        parameters: {
            query?: {
                batch_id?: number | null;
                by?: string;
                page?: number;
                period?: string | null;
                programme?: string | null;
                region?: string | null;
                size?: number;
                year?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleStatisticRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuleLines: {
        parameters: {
            query: {
                answer?: "failed" | "unverified" | "overridden";
                batch_id?: number | null;
                check: "card" | "alert";
                page?: number;
                period?: string | null;
                programme?: string | null;
                region?: string | null;
                rule: string;
                size?: number;
                year?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleLineRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVouchers: {
        parameters: {
            query?: {
                batch_id?: number | null;
                desk?: "make_sign" | "check_sign" | "send" | "register";
                number?: string;
                page?: number;
                period?: string;
                programme?: string;
                size?: number;
                sort?: "number" | "-number" | "created_at" | "-created_at" | "fen" | "-fen" | "people" | "-people";
                state?: ("drafted" | "maker_signed" | "signed" | "sending" | "sent" | "refused" | "finished" | "void")[] | null;
                tab?: "waiting" | "done";
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVoucher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                voucher_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherDetail"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVoucherLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                voucher_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoucherLogRow"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidVoucher: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                county: string;
                voucher_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherReasonBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveAnomaly: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                anomaly_id: number;
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoucherReasonBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkSignVouchers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignVouchersBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeSignVouchers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignVouchersBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerReceipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VouchersBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobsAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendVouchers: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VouchersBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobsAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWorkbench: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workbench"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDone: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoneRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showStageProgress: {
        parameters: {
            query?: {
                period?: string | null;
                programme?: string | null;
                year?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageProgress"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHolidaySchedules: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordHolidaySchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordScheduleBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctHolidaySchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectScheduleBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOwnAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AvatarForm"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeOwnAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePreference"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    savePreference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                page: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSigningPin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigningPinBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                written?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditNoticeBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachNoticeFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["NoticeFileForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNoticeFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: number;
                notice_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeStateBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOfficials: {
        parameters: {
            query?: {
                enabled?: boolean | null;
                keyword?: string | null;
                organisation_id?: number | null;
                page?: number;
                region_code?: string | null;
                role?: ("province_admin" | "prefecture_admin" | "county_admin" | "township_admin" | "township_operator" | "township_reviewer" | "county_operator" | "county_reviewer" | "prefecture_operator" | "prefecture_reviewer" | "province_department" | "county_finance_entry" | "county_finance_reviewer" | "prefecture_finance_entry" | "prefecture_finance_reviewer" | "unit_finance_operator" | "unit_finance_reviewer" | "auditor") | null;
                size?: number;
                sort?: "account" | "-account" | "name" | "-name" | "created_at" | "-created_at" | "organisation" | "-organisation";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountViewRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOfficial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOfficialBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitialPassword"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOfficial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOfficial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOfficialBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOfficial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AvatarForm"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableOfficial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableOfficial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantPostBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
                post_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authoriseProgrammes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgrammesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammesBody"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                official_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitialPassword"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                enabled?: boolean | null;
                keyword?: string | null;
                kind?: ("government" | "finance" | "department" | "township") | null;
                page?: number;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationViewRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOrganisationBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOrganisationState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationStateBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyDocuments: {
        parameters: {
            query?: {
                page?: number;
                programme?: string | null;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDocumentRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPolicyDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["PolicyDocumentForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicyFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPolicyDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishPolicyDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPortal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Portal"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPortalPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownPage"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPortalPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListQuery"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nameRegions: {
        parameters: {
            query: {
                codes: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProgrammes: {
        parameters: {
            query?: {
                county?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProgrammeBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStandards: {
        parameters: {
            query?: {
                region?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardRecord"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setProvinceStandard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetProvinceStandardBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvinceStandardAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFeedbackAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCurrentPublicities: {
        parameters: {
            query?: {
                department?: string | null;
                page?: number;
                region?: string | null;
                size?: number;
                year?: number | null;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicAnswerRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCurrentPublicity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                public_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkNotice: {
        parameters: {
            query: {
                digest: string;
            };
            header?: never;
            path: {
                county: string;
                public_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                public_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackReceipt"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                public_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedFeedbackAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCurrentPublicityPeople: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
            };
            header?: never;
            path: {
                county: string;
                public_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowAnswerRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicPolicyDocuments: {
        parameters: {
            query?: {
                page?: number;
                programme?: string | null;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDocumentRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublicPolicyFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "content-length"?: string;
                    etag?: string;
                    "last-modified"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicProgrammes: {
        parameters: {
            query?: {
                county?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegions: {
        parameters: {
            query?: {
                parent?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRegion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchRegions: {
        parameters: {
            query: {
                text: string;
                within?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleRow"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageAnswer"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSummaries: {
        parameters: {
            query?: {
                measure?: ("issued" | "requested" | "in_flight" | "paid" | "failed" | "returned" | "stopped") | null;
                page?: number;
                period?: string | null;
                programme?: string | null;
                region?: string | null;
                size?: number;
                sort?: "county_code" | "-county_code" | "programme_code" | "-programme_code" | "period" | "-period" | "people" | "-people" | "total_fen" | "-total_fen" | "as_of" | "-as_of";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryRows"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rankCounties: {
        parameters: {
            query?: {
                period?: string | null;
                programme?: string | null;
                region?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountyFigures"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendPortalFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                    "font/woff2": string;
                    "image/png": string;
                    "image/svg+xml": string;
                    "text/css": string;
                    "text/javascript": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPortal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showNoticeCheck: {
        parameters: {
            query?: {
                digest?: string;
            };
            header?: never;
            path: {
                county: string;
                public_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showLanding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
