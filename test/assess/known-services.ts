import type { Answer } from '../../src/assess/assessment.ts';

interface Expected {
  readonly answer: Answer;
  readonly candidates: readonly string[];
  /** What is known of the real service and does not stand in its description. */
  readonly butReally?: string;
}

/** What a person who knows these services expects of their descriptions. */
export const services: Readonly<Record<string, Expected>> = {
  airtable: {
    answer: 'unknown',
    candidates: [
      'unsure webhook createWebhook /notificationUrl /bases/{baseId}/webhooks/{webhookId} L-06',
      'unsure policy listRecords filterByFormula=@{triggerBody().records[0].createdTime} PP-05 PP-06',
    ],
  },
  asana: {
    answer: 'yes',
    candidates: [
      'ready policy getEvents sync=@{triggerBody().sync}',
      'lacking webhook createWebhook /data/target /webhooks/{webhook_gid} W-13',
      'lacking policy getTasks PP-05',
    ],
    butReally: 'the first call without a sync token answers 412, so that polling by policy does not begin',
  },
  calendly: {
    answer: 'yes',
    candidates: [
      'ready webhook post-webhook_subscriptions /url /webhook_subscriptions/{webhook_uuid}',
      'lacking policy list-events PP-06',
    ],
  },
  callbacks: {
    answer: 'yes',
    candidates: [
      'ready webhook openStream /where /streams/{id}',
      'ready native newReadings',
      'lacking policy newReadings PP-06 PP-03',
    ],
  },
  couchdb: {
    answer: 'yes',
    candidates: ['ready policy changes since=@{triggerBody().last_seq}'],
  },
  currency: { answer: 'no', candidates: ['lacking policy symbols PP-06'] },
  'described-only': { answer: 'no', candidates: [] },
  discord: {
    answer: 'no',
    candidates: ['lacking policy list_messages after=@{triggerBody()[0].id} PP-03 PP-06 PP-05'],
  },
  dropbox: { answer: 'no', candidates: ['lacking policy listFolderContinue PP-01'] },
  github: {
    answer: 'yes',
    candidates: [
      'ready webhook repos/create-webhook /config/url /repos/{owner}/{repo}/hooks/{hook_id}',
      'lacking policy issues/list-for-repo since=@{triggerBody()[0].updated_at} PP-03',
    ],
  },
  gitlab: {
    answer: 'yes',
    candidates: [
      'ready webhook postProjectsIdHooks /url /projects/{id}/hooks/{hook_id}',
      'lacking policy getProjectsIdIssues created_after=@{triggerBody()[0].created_at} PP-03 PP-06',
    ],
  },
  'google-calendar': {
    answer: 'unknown',
    candidates: ['unsure policy calendar.events.list syncToken=@{triggerBody().nextSyncToken} PP-07'],
  },
  'google-drive': {
    answer: 'no',
    candidates: [
      'lacking webhook drive.changes.watch /address no DELETE U-10',
      'lacking policy drive.changes.list PP-06',
    ],
  },
  hubspot: {
    answer: 'unknown',
    candidates: [
      'unsure webhook configureSettings /targetUrl /webhooks/v3/{appId}/settings W-22',
      'lacking policy getPage PP-06',
    ],
    butReally: 'the settings belong to the app: a second flow takes the deliveries from the first',
  },
  jira: {
    answer: 'yes',
    candidates: [
      'ready webhook createAdminWebhook /url /rest/webhooks/1.0/webhook/{id}',
      'unsure policy searchForIssuesUsingJql jql=@{triggerBody().issues[0].fields.created} PP-05 PP-06',
      'lacking webhook registerDynamicWebhooks /url /rest/api/3/webhook D-12',
    ],
  },
  mailchimp: {
    answer: 'yes',
    candidates: [
      'ready webhook postListsIdWebhooks /url /lists/{list_id}/webhooks/{webhook_id}',
      'ready policy getCampaigns since_create_time=@{triggerBody().campaigns[0].create_time}',
    ],
    butReally: 'the callback is asked by GET first, and the answer to the POST has no Location',
  },
  'microsoft-graph': {
    answer: 'yes',
    candidates: [
      'ready policy me.ListMessages $filter=receivedDateTime gt @{triggerBody().value[0].receivedDateTime}',
      'unsure webhook subscription.CreateSubscription /notificationUrl /subscriptions/{subscription-id} L-06',
    ],
    butReally: 'the callback must answer a validation token, which a flow cannot',
  },
  pagerduty: {
    answer: 'yes',
    candidates: [
      'ready webhook createWebhookSubscription /webhook_subscription/delivery_method/url /webhook_subscriptions/{id}',
      'unsure policy listIncidents since=@{triggerBody().incidents[0].created_at} PP-05 PP-06',
    ],
  },
  petstore: { answer: 'no', candidates: ['lacking policy findPetsByStatus PP-06 PP-03'] },
  shopify: {
    answer: 'yes',
    candidates: [
      'ready webhook CreateWebhook /webhook/address /admin/api/2023-01/webhooks/{webhook_id}.json',
      'unsure policy ListOrders since_id=@{triggerBody().orders[0].id} PP-05',
    ],
    butReally: 'since_id puts the oldest first; --url shows it',
  },
  slack: {
    answer: 'unknown',
    candidates: ['unsure policy conversations_history oldest=@{triggerBody().messages[0].ts} PP-05'],
    butReally: 'the newest message comes first and the bound is left out: it can be polled',
  },
  stripe: {
    answer: 'yes',
    candidates: [
      'ready policy GetCharges created[gt]=@{triggerBody().data[0].created}',
      'unsure policy GetEvents created[gt]=@{triggerBody().data[0].created} PP-05',
      'lacking webhook PostWebhookEndpoints /url /v1/webhook_endpoints/{webhook_endpoint} D-04',
    ],
  },
  trello: {
    answer: 'no',
    candidates: [
      'lacking webhook post-webhooks /callbackURL /webhooks/{id} D-04',
      'lacking policy get-boards-id-actions since=@{triggerBody()[0].date} PP-03 PP-05 PP-06',
    ],
  },
  twilio: {
    answer: 'no',
    candidates: ['lacking policy ListMessage DateSent>=@{triggerBody().messages[0].date_sent} PP-06 PP-05'],
  },
  weather: { answer: 'no', candidates: [] },
  zendesk: {
    answer: 'yes',
    candidates: [
      'ready webhook CreateOrCloneWebhook /webhook/endpoint /api/v2/webhooks/{webhook_id}',
      'unsure policy IncrementalTicketExportTime start_time=@{triggerBody().end_time} PP-07',
    ],
  },
  clickup: {
    answer: 'yes',
    candidates: [
      'ready webhook CreateWebhook /endpoint /webhook/{webhook_id}',
      'unsure policy GetTasks date_created_gt=@{triggerBody().tasks[0].date_created} PP-05',
    ],
  },
  contentful: {
    answer: 'yes',
    candidates: [
      'ready webhook createWebhook /url /spaces/{space_id}/webhook_definitions/{webhook_definition_id}',
      'lacking policy getEntries sys.updatedAt[gte]=@{triggerBody().items[0].sys.updatedAt} PP-06',
    ],
  },
  pipedrive: {
    answer: 'yes',
    candidates: [
      'ready webhook addWebhook /subscription_url /webhooks/{id}',
      'lacking policy getRecents PP-05',
    ],
  },
  sendgrid: {
    answer: 'yes',
    candidates: [
      'ready webhook CreateEventWebhook /url /v3/user/webhooks/event/settings/{id}',
      'lacking policy ListSuppressionBounces start_time=@{triggerBody()[0].created} PP-03 PP-06 PP-05',
    ],
  },
  square: {
    answer: 'yes',
    candidates: [
      'ready webhook CreateWebhookSubscription /subscription/notification_url /v2/webhooks/subscriptions/{subscription_id}',
      'lacking policy ListPayments begin_time=@{triggerBody().payments[0].created_at} PP-06',
    ],
  },
  telegram: {
    answer: 'no',
    candidates: ['lacking webhook setWebhook /url no DELETE U-10', 'lacking policy getUpdates PP-06'],
  },
  typeform: {
    answer: 'unknown',
    candidates: [
      'unsure webhook createOrUpdateWebhook /url /forms/{form_id}/webhooks/{tag} W-22',
      'unsure policy retrieveResponses since=@{triggerBody().items[0].submitted_at} PP-05 PP-06',
      'lacking policy retrieveWebhooks PP-06',
    ],
  },
  box: {
    answer: 'yes',
    candidates: [
      'ready webhook post_webhooks /address /webhooks/{webhook_id}',
      'ready policy get_events stream_position=@{triggerBody().next_stream_position}',
    ],
  },
  datadog: {
    answer: 'unknown',
    candidates: [
      'unsure policy ListEvents start=@{triggerBody().events[0].date_happened} PP-05 PP-06 PP-06 PP-07',
    ],
  },
  okta: {
    answer: 'no',
    candidates: [
      'lacking webhook createEventHook /channel/config/uri /api/v1/eventHooks/{eventHookId} W-13',
      'lacking policy listLogEvents since=@{triggerBody()[0].published} PP-03 PP-06',
    ],
  },
  gmail: {
    answer: 'unknown',
    candidates: ['unsure policy gmail.users.history.list startHistoryId=@{triggerBody().historyId} PP-07'],
    butReally: 'the first call without an id answers 404',
  },
  mastodon: {
    answer: 'no',
    candidates: ['lacking policy getNotifications since_id=@{triggerBody()[0].id} PP-03'],
  },
  notion: { answer: 'no', candidates: ['lacking policy queryDatabase PP-01'] },
  sentry: {
    answer: 'yes',
    candidates: [
      'ready webhook registerHook /url /api/0/projects/{org}/{project}/hooks/{hook_id}/',
      'lacking policy listHooks PP-06 PP-03',
    ],
  },
  servicenow: {
    answer: 'unknown',
    candidates: [
      'unsure policy getIncidents sysparm_query=@{triggerBody().result[0].sys_created_on} PP-05 PP-06',
    ],
  },
  xero: { answer: 'no', candidates: ['lacking policy getInvoices PP-01'] },
  zoom: {
    answer: 'yes',
    candidates: [
      'ready webhook createEventSubscription /event_webhook_url /marketplace/app/event_subscription/{eventSubscriptionId}',
      'lacking policy recordingsList from=@{triggerBody().meetings[0].start_time} PP-09 PP-05 PP-06',
    ],
    butReally: 'the callback is asked to answer a challenge, which a flow cannot',
  },
  brevo: {
    answer: 'yes',
    candidates: [
      'ready webhook createWebhook /url /webhooks/{webhookId}',
      'ready policy getContacts createdSince=@{triggerBody().contacts[0].createdAt}',
    ],
  },
  woocommerce: {
    answer: 'yes',
    candidates: [
      'ready webhook createWebhook /delivery_url /webhooks/{id}',
      'lacking policy listOrders modified_after=@{triggerBody()[0].date_modified} PP-03',
    ],
    butReally: 'a webhook is deleted with ?force=true only, which its Location has to carry',
  },
  'help-scout': {
    answer: 'yes',
    candidates: [
      'ready webhook createWebhook /url /webhooks/{webhookId}',
      'unsure policy listConversations modifiedSince=@{triggerBody()._embedded.conversations[0].userUpdatedAt}',
    ],
  },
  smartsheet: {
    answer: 'no',
    candidates: [
      'lacking webhook createWebhook /callbackUrl /webhooks/{webhookId} W-13',
      'lacking policy listEvents streamPosition=@{triggerBody().nextStreamPosition} PP-07',
    ],
  },
  bigcommerce: {
    answer: 'yes',
    candidates: [
      'ready webhook createHook /destination /v3/hooks/{webhook_id}',
      'ready policy getProducts id:greater=@{triggerBody().data[0].id}',
    ],
  },
  'business-central': {
    answer: 'yes',
    candidates: [
      'ready policy listSalesOrders $filter=lastModifiedDateTime gt @{triggerBody().value[0].lastModifiedDateTime}',
      "lacking webhook postSubscription /notificationUrl /subscriptions('{subscription_id}') D-12 L-06",
    ],
  },
};
