// Calls of SDKs in JavaScript, for sdks.py: jobs on standard input, what they raise on standard output.

import { readFileSync } from "node:fs";

import Anthropic from "@anthropic-ai/sdk";
import { createDefaultHttpClient, createPipelineFromOptions, createPipelineRequest } from "@azure/core-rest-pipeline";
import { Octokit } from "@octokit/core";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import axios from "axios";
import axiosRetry from "axios-retry";
import got from "got";
import OpenAI from "openai";
import Stripe from "stripe";

const messages = [{ role: "user", content: "hello" }];
const again = (retries, name) => (retries === null ? {} : { [name]: retries });

const SDKS = {
  openai: ({ url, method, retries }) => {
    const client = new OpenAI({ apiKey: "key", baseURL: url, ...again(retries, "maxRetries") });
    return method === "GET" ? client.models.list() : client.responses.create({ model: "m", input: "i" });
  },
  anthropic: ({ url, method, retries }) => {
    const client = new Anthropic({ apiKey: "key", baseURL: url, ...again(retries, "maxRetries") });
    return method === "GET" ? client.models.list() : client.messages.create({ model: "m", max_tokens: 1, messages });
  },
  stripe: ({ url, method, retries }) => {
    // It takes a host and a port, and no path: the key says which job it is.
    const { hostname: host, port, pathname } = new URL(url);
    const client = new Stripe(pathname.slice(1), {
      host, port, protocol: "http", telemetry: false, ...again(retries, "maxNetworkRetries"),
    });
    return method === "GET" ? client.customers.list() : client.customers.create({});
  },
  got: ({ url, method, retries }) => got(url, { method, ...(retries === null ? {} : { retry: { limit: retries } }) }),
  "axios-retry": ({ url, method, retries }) => {
    const client = axios.create();
    axiosRetry(client, again(retries, "retries"));
    return client.request({ url, method });
  },
  octokit: ({ url, method, retries }) => {
    const Client = Octokit.plugin(retry, throttling);
    const client = new Client({
      baseUrl: url, log: { debug() {}, info() {}, warn() {}, error() {} },
      ...(retries === 0 ? { retry: { enabled: false } } : {}),
      // One client an id; otherwise all writes queue.
      throttle: { id: url, onRateLimit: () => retries !== 0, onSecondaryRateLimit: () => retries !== 0 },
    });
    return client.request(`${method} /repos`);
  },
  azure: async ({ url, method, retries }) => {
    const pipeline = createPipelineFromOptions(retries === null ? {} : { retryOptions: { maxRetries: retries } });
    const request = createPipelineRequest({ url, method, allowInsecureConnection: true });
    const response = await pipeline.sendRequest(createDefaultHttpClient(), request);
    // It has no error of its own for a status: its users make one.
    throw Object.assign(new Error("a response"), { name: "PipelineResponse", status: response.status });
  },
};

const text = (value) => (value === undefined || value === null ? null : String(value));

async function run(job) {
  try {
    await SDKS[job.sdk](job);
    return { raised: null };
  } catch (error) {
    const status = error.status ?? error.statusCode ?? error.response?.statusCode ?? error.response?.status;
    return {
      raised: error.constructor.name === "Error" ? error.name : error.constructor.name,
      status: text(status),
      message: text(error.message),
      code: text(error.code),
      param: text(error.param),
      kind: text(error.rawType ?? error.type),
      request_id: text(error.requestID ?? error.requestId),
    };
  }
}

const jobs = JSON.parse(readFileSync(0, "utf8"));
const within = (job) => new Promise((done) => setTimeout(done, job.patience, { raised: "…" }));
const results = await Promise.all(jobs.map((job) => Promise.race([run(job), within(job)])));
console.log(JSON.stringify(results));
process.exit(0);
