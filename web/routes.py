"""Every controller of the platform. To add a feature's: one import and one entry, both lists sorted."""

from __future__ import annotations

from litestar import Controller

from web.api.attachments import AttachmentsController
from web.api.audit import AuditController
from web.api.avatars import AvatarsController, OwnAvatarController
from web.api.batches import BatchesController
from web.api.calculation import CalculationsController
from web.api.catalogue import CountyProgrammesController, ProgrammesController, PublicProgrammesController
from web.api.checks import ChecksController
from web.api.cleanup import CleanupController
from web.api.dossiers import DossiersController, StagesController
from web.api.entitlements import EntitlementsController
from web.api.feedback import FeedbackController, PublicFeedbackController
from web.api.fetched_lists import FetchedListsController
from web.api.funds import IndicatorsController
from web.api.further_claims import FurtherClaimListController, FurtherClaimsController
from web.api.health import HealthController
from web.api.holidays import HolidaySchedulesController
from web.api.intake import IntakeController
from web.api.jobs import JobsController
from web.api.lines import LinesController
from web.api.messages import MessagesController
from web.api.notices import NoticesController, PolicyPreviewController
from web.api.officials import OfficialsController, OrganisationsController
from web.api.payer_accounts import PayerAccountsController
from web.api.payments import PaymentRequestsController, PaymentsController
from web.api.policy_documents import PolicyDocumentsController, PublicPolicyDocumentsController
from web.api.portal import PortalController
from web.api.portal_files import PortalFilesController
from web.api.portal_lists import PortalListsController
from web.api.preferences import PreferencesController
from web.api.public import NoticeCheckController, PublicPublicitiesController
from web.api.publicity import ObjectionsController, PublicitiesController
from web.api.recipients import AccountsController, RecipientsController
from web.api.regions import RegionsController
from web.api.rule_statistics import RuleStatisticsController
from web.api.sign_in import SignInController
from web.api.summaries import SummariesController
from web.api.vouchers import VouchersController
from web.api.workbench import WorkbenchController

CONTROLLERS: tuple[type[Controller], ...] = (
    AccountsController,
    AttachmentsController,
    AuditController,
    AvatarsController,
    BatchesController,
    CalculationsController,
    ChecksController,
    CountyProgrammesController,
    CleanupController,
    DossiersController,
    EntitlementsController,
    FeedbackController,
    FetchedListsController,
    FurtherClaimListController,
    FurtherClaimsController,
    HealthController,
    HolidaySchedulesController,
    IndicatorsController,
    IntakeController,
    JobsController,
    LinesController,
    MessagesController,
    NoticeCheckController,
    NoticesController,
    ObjectionsController,
    OfficialsController,
    OrganisationsController,
    OwnAvatarController,
    PayerAccountsController,
    PaymentRequestsController,
    PaymentsController,
    PolicyDocumentsController,
    PolicyPreviewController,
    PortalController,
    PortalFilesController,
    PortalListsController,
    PreferencesController,
    ProgrammesController,
    PublicFeedbackController,
    PublicPolicyDocumentsController,
    PublicProgrammesController,
    PublicPublicitiesController,
    PublicitiesController,
    RecipientsController,
    RegionsController,
    RuleStatisticsController,
    SignInController,
    StagesController,
    SummariesController,
    VouchersController,
    WorkbenchController,
)
