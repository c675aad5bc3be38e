# frozen_string_literal: true

require "pact_broker"

# All settings come from PACT_BROKER_* in the environment.
run PactBroker::App.new
